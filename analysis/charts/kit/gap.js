// Waterfall: from today, share by share, to every department perfect.
kit.charts['gap'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data;
  var nameWidth = Math.min(sheet.width * 0.28, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.name, size.text, 'bold'); })));
  var saidWidth = Math.min(sheet.width * 0.4, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.said, size.text, 'bold'); })));
  var edges = {left: sheet.left + nameWidth + 22 * k, right: sheet.right - saidWidth - 24 * k, top: sheet.top + 54 * k, bottom: 0};
  var notes = kit.notes(sheet, [spec.facts.note]);
  edges.bottom = Math.min(notes.top - (notes.shapes.length ? 56 : 40) * k, edges.top + rows.length * 84 * k);
  var low = Infinity, high = -Infinity;
  rows.forEach(function (row) {
    if (row.kind === 'total') {
      low = Math.min(low, row.share);
      high = Math.max(high, row.share);
      return;
    }
    [row.from, row.from + row.capacity, row.from + row.capacity + row.quality].forEach(function (value) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
  });
  // Ranges widen the scale where more than a hair of them would be cut off.
  var hair = 0.03 * (high - low), lowest = low, highest = high;
  rows.forEach(function (row) {
    if (row.kind === 'total' || row.low === null) return;
    lowest = Math.min(lowest, row.from + row.low);
    highest = Math.max(highest, row.from + row.high);
  });
  if (lowest < low - hair) low = lowest;
  if (highest > high + hair) high = highest;
  // Totals are bars from 0; where the gap would then be too small to see, they are marks.
  if (low > 0 && high - low > high * 0.25) low = 0;
  else if (low > 0) low -= (high - low) * 0.25;
  var scale = kit.roundScale(low, high, 6);
  var parts = [['capacity', kit.ink.pale, 'too few people or hours'], ['quality', kit.ink.good, 'work that is not right']];

  function legend() {
    var x = sheet.left, y = sheet.top + 8 * k, shapes = [];
    parts.forEach(function (part) {
      shapes.push(kit.box(x, y - 7 * k, 24 * k, 14 * k, {fill: part[1]}), kit.text(part[2], x + 32 * k, y, size.small, {fill: kit.ink.soft}));
      x += 32 * k + kit.widthOf(part[2], size.small) + 26 * k;
    });
    shapes.push(kit.line(x, y, x + 24 * k, y, {lineWidth: 2.5 * k}), kit.text('likely range of the share', x + 32 * k, y, size.small, {fill: kit.ink.soft}),
                kit.text('share and likely range', edges.right + 24 * k, edges.top - 16 * k, size.small, {fill: kit.ink.soft}));
    return shapes.concat(notes.shapes);
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, row.said] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: scale.min, max: scale.max, interval: scale.interval}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(legend, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1], step = area.height / rows.length, thick = Math.min(30 * k, step * 0.62), shapes = [];
        function x(value) { return api.coord([Math.min(scale.max, Math.max(scale.min, value)), 0])[0]; }
        var bold = row.kind === 'total' ? 'bold' : '';
        shapes.push(kit.text(kit.cut(row.name, nameWidth, size.text, bold), edges.left - 22 * k, y, size.text, {textAlign: 'right', font: kit.font(size.text, bold)}),
                    kit.text(kit.cut(row.said, saidWidth, size.text, bold), edges.right + 24 * k, y, size.text, {font: kit.font(size.text, bold)}));
        if (row.kind === 'total') {
          if (scale.min === 0) shapes.push(kit.box(x(0), y - thick / 2, x(row.share) - x(0), thick, {fill: kit.ink.open}));
          else shapes.push(kit.line(x(row.share), y - thick / 2, x(row.share), y + thick / 2, {stroke: kit.ink.open, lineWidth: 6 * k}));
          if (index === 0) shapes.push(kit.line(x(row.share), y + thick / 2, x(row.share), y + step - thick / 2, {stroke: kit.ink.open, lineWidth: k}));
          return shapes;
        }
        var at = row.from;
        parts.forEach(function (part) {
          var to = at + row[part[0]];
          shapes.push(kit.box(Math.min(x(at), x(to)), y - thick / 2, Math.abs(x(to) - x(at)), thick, {fill: part[1]}));
          at = to;
        });
        if (row.low !== null) shapes.push(kit.line(x(row.from + row.low), y, x(row.from + row.high), y, {lineWidth: 2.5 * k}));
        shapes.push(kit.line(x(at), y + thick / 2, x(at), y + step - thick / 2, {stroke: kit.ink.open, lineWidth: k}));
        return shapes;
      }, {z: 3})
    ]
  };
};
