// Every run as a dot; the mean with its range above them, what 1, 5 and 9 of 10 runs stay below as ticks with theirs.
kit.charts['runs'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, dots = spec.more.dots;
  var nameWidth = Math.min(sheet.width * 0.24, Math.max.apply(null, rows.map(function (row) {
    return kit.widthOf(row.name, size.text, 'bold');
  })));
  var saidWidth = Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.said, size.text); }));
  var edges = {
    left: sheet.left + nameWidth + 22 * k, right: sheet.right - saidWidth - 24 * k,
    top: sheet.top + 54 * k, bottom: sheet.bottom - 48 * k
  };
  edges.bottom = Math.min(edges.bottom, edges.top + rows.length * 220 * k);
  // Of few runs the range is wider than all of them.
  var extent = kit.extent(rows, ['low', 'high']), seen = kit.extent(dots, ['value']);
  var ranged = rows.some(function (row) { return row.low !== null; });
  var scale = ranged ? kit.roundScale(Math.min(extent.low, seen.low), Math.max(extent.high, seen.high), 7) : kit.roundScale(seen.low, seen.high, 7);

  // Dots that would lie on each other are piled up; `lift` of each, in dots.
  function lifts(row, api, radius) {
    var placed = [];
    return dots.filter(function (dot) { return dot.row === row; })
      .sort(function (a, b) { return a.value - b.value; })
      .map(function (dot) {
        var x = api.coord([dot.value, 0])[0], level = 0;
        while (placed.some(function (other) { return other.level === level && Math.abs(other.x - x) < 2 * radius; })) ++level;
        placed.push({x: x, level: level});
        return {x: x, level: level};
      });
  }

  function legend(api, area) {
    var x = sheet.left, y = sheet.top + 8 * k, shapes = [];
    [['one run', function () { return [kit.circle(x + 8 * k, y, 4.5 * k, {fill: kit.ink.pale})]; }],
     ['mean with its likely range', function () {
       return [kit.line(x, y, x + 16 * k, y, {stroke: kit.ink.good, lineWidth: 4 * k}), kit.mark('good', x + 8 * k, y, 6 * k)];
     }],
     ['1, 5 and 9 of 10 runs stay below, with likely range', function () {
       return [kit.line(x, y, x + 16 * k, y, {stroke: kit.ink.soft, lineWidth: 2 * k}),
               kit.line(x + 8 * k, y - 8 * k, x + 8 * k, y + 8 * k, {stroke: kit.ink.text, lineWidth: 3 * k})];
     }]].forEach(function (entry) {
      shapes = shapes.concat(entry[1]());
      shapes.push(kit.text(entry[0], x + 24 * k, y, size.small, {fill: kit.ink.soft}));
      x += 24 * k + kit.widthOf(entry[0], size.small) + 28 * k;
    });
    shapes.push(kit.text('mean and likely range', sheet.right - saidWidth, edges.top - 14 * k, size.small, {fill: kit.ink.soft}));
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, row.said, row.runs + ' runs'] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: scale.min, max: scale.max, interval: scale.interval}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(legend, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var step = area.height / rows.length, y = api.coord([0, index])[1];
        var radius = Math.min(5 * k, step / 16);
        var base = y + step * 0.14, meanY = y - step * 0.34;
        var placed = lifts(index, api, radius);
        var tallest = Math.max.apply(null, placed.map(function (dot) { return dot.level; }));
        var lift = Math.min(2 * radius, (base - meanY - 16 * k) / Math.max(1, tallest));
        var shapes = [
          kit.text(kit.cut(row.name, nameWidth, size.text, 'bold'), edges.left - 22 * k, y, size.text,
                   {textAlign: 'right', font: kit.font(size.text, 'bold')}),
          kit.text(row.said, sheet.right - saidWidth, y, size.text)
        ];
        if (index > 0) shapes.push(kit.line(sheet.left, y - step / 2, sheet.right, y - step / 2, {stroke: kit.ink.line}));
        placed.forEach(function (dot) {
          shapes.push(kit.circle(dot.x, base - dot.level * lift, radius, {fill: kit.ink.pale, stroke: kit.ink.paper, lineWidth: 1}));
        });
        ['p10', 'p50', 'p90'].forEach(function (spot) {
          if (row[spot] === null) return;
          var spotY = y + step * (spot === 'p50' ? 0.36 : 0.27);
          var x = api.coord([row[spot], 0])[0];
          if (row[spot + '_low'] !== null) {
            shapes.push(kit.line(api.coord([row[spot + '_low'], 0])[0], spotY, api.coord([row[spot + '_high'], 0])[0], spotY,
                                 {stroke: kit.ink.soft, lineWidth: 2 * k}));
          }
          shapes.push(kit.line(x, spotY - 7 * k, x, spotY + 7 * k, {lineWidth: 3 * k}));
        });
        if (row.low !== null) {
          shapes.push(kit.line(api.coord([row.low, 0])[0], meanY, api.coord([row.high, 0])[0], meanY,
                               {stroke: kit.ink.good, lineWidth: 4 * k}));
        }
        shapes.push(kit.mark('good', api.coord([row.mean, 0])[0], meanY, 6 * k));
        return shapes;
      }, {z: 3})
    ]
  };
};
