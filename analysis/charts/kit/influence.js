// Heat map: a department a row, where it is felt a column, customers last; the number in the cell.
kit.charts['influence'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var rows = spec.more.order.map(function (entry) { return entry.name; });
  var columns = [], places = {}, rowPlaces = {}, most = 1e-12;
  function keyOf(name, customers) { return (customers ? 'customers ' : 'departments ') + name; }
  function addColumn(name, customers) {
    if (places.hasOwnProperty(keyOf(name, customers))) return;
    places[keyOf(name, customers)] = columns.length;
    columns.push({name: name, customers: customers});
  }
  rows.forEach(function (name, r) {
    addColumn(name, false);
    rowPlaces[keyOf(name, false)] = r;
  });
  spec.data.forEach(function (cell) {
    if (cell.customers) addColumn(cell.column, true);
    if (cell.sure && cell.row !== cell.column) most = Math.max(most, Math.abs(cell.effect));
  });
  var nameWidth = Math.min(sheet.width * 0.2, Math.max.apply(null, rows.map(function (name) { return kit.widthOf(name, size.text); })));
  var edges = {left: sheet.left + nameWidth + 18 * k, right: sheet.right, top: sheet.top + 74 * k, bottom: sheet.bottom - 30 * k};
  var gap = 14 * k, width = (edges.right - edges.left - gap) / columns.length;
  var height = kit.rowHeight(sheet, edges.bottom - edges.top, rows.length, 66);
  var longest = Math.max.apply(null, spec.data.map(function (cell) { return kit.widthOf(cell.said, size.text); }));
  var letters = Math.min(size.text, size.text * (width - 6 * k) / longest, height * 0.7);

  function x(c) { return edges.left + c * width + (columns[c].customers ? gap : 0); }

  // White to blue for more, white to brown for less; never too dark for the number in it.
  function shade(effect) {
    var share = Math.min(1, Math.sqrt(Math.abs(effect) / most));
    var to = effect > 0 ? [11, 92, 173] : [184, 67, 10];
    return 'rgb(' + to.map(function (part) { return Math.round(255 - (255 - part) * (0.06 + 0.54 * share)); }).join(',') + ')';
  }

  return {
    tooltip: kit.hover(function (params) {
      var cell = params.seriesIndex === 1 && spec.data[params.dataIndex];
      return cell ? [cell.row + ' 1 point more right', cell.column + ': ' + cell.said] : [];
    }),
    grid: {left: 0, top: 0, width: sheet.frame.width, height: sheet.frame.height},
    xAxis: {type: 'value', show: false, min: 0, max: 1}, yAxis: {type: 'value', show: false, min: 0, max: 1},
    series: [
      kit.once(function () {
        var shapes = [kit.text('more right at', sheet.left, edges.top - 22 * k, size.small, {fill: kit.ink.soft})];
        columns.forEach(function (column, c) {
          if (width - 6 * k < size.small * 0.5) return;  // no room for a letter
          var lines = kit.wrap(column.name, width - 6 * k, size.small, {most: 2, weight: column.customers ? 'bold' : ''});
          lines.forEach(function (words, i) {
            shapes.push(kit.text(words, x(c) + width / 2, edges.top - 12 * k - (lines.length - 1 - i) * size.small * 1.15, size.small,
                                 {textAlign: 'center', font: kit.font(size.small, column.customers ? 'bold' : '')}));
          });
        });
        shapes.push(kit.text('felt at', edges.left, edges.top - 54 * k, size.small, {fill: kit.ink.soft}));
        rows.forEach(function (name, r) {
          shapes.push(kit.text(kit.cut(name, nameWidth, size.text), edges.left - 18 * k, edges.top + (r + 0.5) * height, size.text, {textAlign: 'right'}));
        });
        shapes.push(kit.text(kit.cut(spec.axis + '; · cannot be told from 0', sheet.width, size.small), sheet.left,
                             edges.top + rows.length * height + 20 * k, size.small, {fill: kit.ink.soft}));
        return shapes;
      }, {silent: true, z: 1}),
      kit.custom(spec.data, function (cell) {
        var c = places[keyOf(cell.column, Boolean(cell.customers))], r = rowPlaces[keyOf(cell.row, false)];
        if (c === undefined || r === undefined) return [];
        var left = x(c), top = edges.top + r * height;
        return [
          kit.box(left + 1.5 * k, top + 1.5 * k, Math.max(0.1 * k, width - 3 * k), Math.max(0.1 * k, height - 3 * k), {fill: cell.sure ? shade(cell.effect) : kit.ink.faint}),
          letters >= 1 && kit.text(cell.said, left + width / 2, top + height / 2, letters,
                   {textAlign: 'center', fill: cell.sure ? kit.ink.text : kit.ink.soft})
        ];
      }, {z: 3})
    ]
  };
};
