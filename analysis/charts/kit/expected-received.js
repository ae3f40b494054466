// Paired bars: hollow what was expected, full what was received.
kit.charts['expected-received'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data;
  var nameWidth = Math.min(sheet.width * 0.25, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.name, size.text, 'bold'); })));
  var saidWidth = Math.max.apply(null, rows.map(function (row) {
    return Math.max(kit.widthOf(row.expected_said, size.small), kit.widthOf(row.received_said, size.small));
  }));
  var gapHead = 'received less expected';
  var gapWidth = kit.widthOf(gapHead, size.small);
  var edges = {left: sheet.left + nameWidth + 22 * k, right: sheet.right - gapWidth - saidWidth - 46 * k,
               top: sheet.top + 52 * k, bottom: sheet.bottom - 48 * k};
  edges.bottom = edges.top + rows.length * kit.rowHeight(sheet, edges.bottom - edges.top, rows.length, 120);

  function legend() {
    var x = sheet.left, y = sheet.top + 8 * k;
    var shapes = [kit.box(x, y - 7 * k, 24 * k, 14 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}),
                  kit.text('expected', x + 32 * k, y, size.small, {fill: kit.ink.soft})];
    x += 32 * k + kit.widthOf('expected', size.small) + 26 * k;
    shapes.push(kit.box(x, y - 7 * k, 24 * k, 14 * k, {fill: kit.ink.good}),
                kit.text('received; line: likely range', x + 32 * k, y, size.small, {fill: kit.ink.soft}),
                kit.text(gapHead, sheet.right, edges.top - 14 * k, size.small, {fill: kit.ink.soft, textAlign: 'right'}));
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, 'expected ' + row.expected_said, 'received ' + row.received_said] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: 0, max: 100, interval: 20}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(legend, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1], step = area.height / rows.length, thick = Math.min(36 * k, step * 0.32);
        var zero = api.coord([0, 0])[0], shapes = [];
        function bar(key, top, style) {
          var to = api.coord([row[key], 0])[0];
          shapes.push(kit.box(zero, top, to - zero, thick, style),
                      kit.text(row[key + '_said'], edges.right + 16 * k, top + thick / 2, size.small));
          if (row[key + '_low'] !== null) {
            shapes.push(kit.line(api.coord([row[key + '_low'], 0])[0], top + thick / 2, api.coord([row[key + '_high'], 0])[0],
                                 top + thick / 2, {lineWidth: 3 * k, stroke: kit.ink.text}));
          }
        }
        bar('expected', y - thick - k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k});
        bar('received', y + k, {fill: kit.ink.good});
        shapes.push(kit.text(kit.cut(row.name, nameWidth, size.text, 'bold'), edges.left - 22 * k, y, size.text,
                             {textAlign: 'right', font: kit.font(size.text, 'bold')}),
                    kit.text(row.gap_said, sheet.right, y, size.text, {textAlign: 'right', font: kit.font(size.text, 'bold'),
                                                                       fill: row.gap < 0 ? kit.ink.bad : kit.ink.good}));
        return shapes;
      }, {z: 3})
    ]
  };
};
