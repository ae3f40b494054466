// Forest plot: a what-if a row, with its range against the band of what would not be felt.
kit.charts['what-ifs'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale;
  var rows = spec.data;
  var size = sheet.size;
  var nameWidth = sheet.width * 0.29;
  var costs = rows.some(function (row) { return row.cost; });
  var saidWidth = Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.said, size.text); }));
  var costWidth = costs ? Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.cost, size.text); })) : 0;
  costWidth = Math.min(costWidth, sheet.width * 0.17);
  var legendHeight = 28 * k;
  var edges = {
    left: sheet.left + nameWidth + 18 * k,
    right: sheet.right - saidWidth - (costs ? costWidth + 26 * k : 0) - 22 * k,
    top: sheet.top + legendHeight + 26 * k,
    bottom: sheet.bottom - 48 * k
  };
  edges.bottom = edges.top + rows.length * kit.rowHeight(sheet, edges.bottom - edges.top, rows.length, 130);
  var band = spec.facts.smallest_difference;
  var low = -band, high = band;
  rows.forEach(function (row) {
    low = Math.min(low, row.low === null ? row.mean : row.low);
    high = Math.max(high, row.high === null ? row.mean : row.high);
  });
  var scale = kit.roundScale(low, high, 6);
  var headY = edges.top - 14 * k;

  function legend() {
    var x = sheet.left, y = sheet.top + 8 * k;
    var shapes = [];
    [['good', 'surely better'], ['bad', 'surely worse'], ['open', 'not sure']].forEach(function (entry) {
      shapes.push(kit.mark(entry[0], x + 8 * k, y, 6 * k), kit.text(entry[1], x + 22 * k, y, size.small, {fill: kit.ink.soft}));
      x += 22 * k + kit.widthOf(entry[1], size.small) + 26 * k;
    });
    var words = 'grey band: too small to matter (' + spec.facts.band_said + ')';
    shapes.push(kit.box(x, y - 8 * k, 22 * k, 16 * k, {fill: kit.ink.little}),
                kit.text(words, x + 30 * k, y, size.small, {fill: kit.ink.soft}));
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = rows[params.dataIndex];
      return row && params.seriesIndex === 1 ? [row.name, row.says, row.said, row.verdict, row.cost || ''] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {
      min: scale.min, max: scale.max, interval: scale.interval,
      axisLabel: {fontFamily: kit.family, fontSize: size.small, color: kit.ink.soft, formatter: kit.signed}
    }),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(function (api, area) {
        var from = api.coord([-band, 0])[0], to = api.coord([band, 0])[0], zero = api.coord([0, 0])[0];
        var shapes = [
          kit.box(from, area.y, to - from, area.height, {fill: kit.ink.little}),
          kit.line(zero, area.y, zero, area.y + area.height, {lineWidth: 2}),
          kit.text('change and likely range', area.x + area.width + 22 * k, headY, size.small, {fill: kit.ink.soft})
        ];
        if (costs) shapes.push(kit.text('cost', sheet.right - costWidth, headY, size.small, {fill: kit.ink.soft}));
        return shapes.concat(legend());
      }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1];
        var x = api.coord([row.mean, 0])[0];
        var colour = kit.colourOf(row.sign);
        var step = area.height / rows.length;
        var names = kit.wrap(row.name, nameWidth, size.text, {weight: 'bold', most: 1});
        var says = kit.wrap(row.says, nameWidth, size.small, {most: step > 86 * k ? 3 : step > 62 * k ? 2 : 1});
        var shapes = [];
        if (step < 40 * k) says = [];
        var top = y - (size.text + says.length * size.small * 1.15) / 2;
        shapes.push(kit.text(names[0], sheet.left, top + size.text / 2, size.text, {font: kit.font(size.text, 'bold')}));
        says.forEach(function (words, i) {
          shapes.push(kit.text(words, sheet.left, top + size.text + size.small * (0.7 + 1.15 * i), size.small,
                               {fill: kit.ink.soft}));
        });
        if (index > 0) shapes.push(kit.line(sheet.left, y - step / 2, sheet.right, y - step / 2, {stroke: kit.ink.faint}));
        if (row.low !== null) {
          var from = api.coord([row.low, 0])[0], to = api.coord([row.high, 0])[0], tip = 12 * k;
          shapes.push(kit.line(from, y, to, y, {stroke: colour, lineWidth: 3 * k}),
                      kit.line(from, y - tip, from, y + tip, {stroke: colour, lineWidth: 2 * k}),
                      kit.line(to, y - tip, to, y + tip, {stroke: colour, lineWidth: 2 * k}));
        }
        shapes.push(kit.mark(row.sign, x, y, 6 * k),
                    kit.text(row.said, area.x + area.width + 22 * k, y, size.text));
        if (costs) {
          var cost = kit.wrap(row.cost || 'not said', costWidth, size.text, {most: 2});
          cost.forEach(function (words, i) {
            shapes.push(kit.text(words, sheet.right - costWidth, y + (i - (cost.length - 1) / 2) * size.text * 1.15, size.text));
          });
        }
        return shapes;
      }, {z: 3})
    ]
  };
};
