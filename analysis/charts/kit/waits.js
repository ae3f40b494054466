// A panel for each segment: how many have waited no longer than so long, with its range; what they expect as a dashed
// line; how long half and 9 of 10 wait, with their ranges.
kit.charts['waits'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, panels = spec.more.panels;
  var columns = panels.length < 4 ? panels.length : 2, lines = Math.ceil(panels.length / columns);
  var gapX = 62 * k, nameRoom = 34 * k, axisRoom = 50 * k, left = sheet.left + 44 * k;
  var top = sheet.top + 22 * k, height = (sheet.bottom - top) / lines;
  var width = (sheet.right - 10 * k - left - (columns - 1) * gapX) / columns;
  var option = {grid: [], xAxis: [], yAxis: [], series: [], tooltip: {trigger: 'axis', confine: true}};
  var dashed = {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]};
  var range = {lineWidth: 2.5 * k};

  function legend() {
    var entries = [
      ['share that has waited no longer', function (x, y) { return [kit.line(x, y, x + 26 * k, y, {stroke: kit.ink.good, lineWidth: 3 * k})]; }, 26],
      ['likely range', function (x, y) { return [kit.box(x, y - 8 * k, 26 * k, 16 * k, {fill: kit.ink.pale, opacity: 0.55})]; }, 26],
      ['half, and 9 of 10, with likely range', function (x, y) { return tick(x + 12 * k, x, x + 24 * k, y); }, 24]
    ];
    if (panels.some(function (panel) { return panel.promise !== null; })) {
      entries.push(['what they expect', function (x, y) { return [kit.line(x, y, x + 26 * k, y, dashed)]; }, 26]);
    }
    return kit.legend(sheet, entries);
  }

  function tick(x, low, high, y) {
    return [kit.line(low, y, high, y, range), kit.line(x, y - 8 * k, x, y + 8 * k, {lineWidth: 3 * k})];
  }

  // The figures in a corner that the rising curve leaves free: below it on the right, else above it on the left.
  function words(panel, rows, api, area) {
    var said = [panel.promise_said, panel.half_said, panel.most_said].filter(function (line) { return line; });
    if (!said.length) return [];
    var wide = Math.min(area.width - 16 * k, Math.max.apply(null, said.map(function (line, i) { return kit.widthOf(line, size.small, i ? '' : 'bold'); })));
    var step = size.small * 1.35, tall = said.length * step, x = area.x + area.width - 8 * k - wide, y = area.y + area.height - 8 * k - tall;
    var isInTheWay = rows.some(function (row) {
      var at = api.coord([row.within, row.share]);
      return at[0] > x && at[1] > y - 4 * k;
    });
    if (isInTheWay) {
      x = area.x + 10 * k;
      y = area.y + 6 * k;
    }
    return [kit.box(x - 4 * k, y, wide + 8 * k, tall, {fill: kit.ink.paper})].concat(said.map(function (line, i) {
      var weight = i === 0 && panel.promise_said ? 'bold' : '';
      return kit.text(kit.cut(line, wide, size.small, weight), x, y + (i + 0.5) * step, size.small, {font: kit.font(size.small, weight)});
    }));
  }

  panels.forEach(function (panel, p) {
    var rows = spec.data.filter(function (row) { return row.line === panel.line; });
    var at = {x: left + (p % columns) * (width + gapX), y: top + Math.floor(p / columns) * height + nameRoom};
    var edges = {left: at.x, right: at.x + width, top: at.y, bottom: at.y + height - nameRoom - axisRoom};
    var scale = kit.roundScale(0, panel.end, width > 600 * k ? 8 : 5);
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.numbers(sheet, panel.axis, {gridIndex: p, min: 0, max: panel.end, interval: scale.interval, splitLine: {show: false},
                                                      axisLine: {show: true, lineStyle: {color: kit.ink.line}}, nameGap: 26 * k}));
    option.yAxis.push(kit.numbers(sheet, '', {gridIndex: p, min: 0, max: 100, interval: height > 250 * k ? 20 : 50}));
    option.series.push(
      kit.once(function (api, area) {
        var known = rows.filter(function (row) { return row.low !== null && row.within <= panel.end; });
        var band = known.map(function (row) { return api.coord([row.within, row.high]); })
          .concat(known.slice().reverse().map(function (row) { return api.coord([row.within, row.low]); }));
        var shapes = band.length > 2 ? [kit.polygon(band, {fill: kit.ink.pale, opacity: 0.55})] : [];
        var name = panel.line + ', ' + spec.axis;
        shapes.push(kit.text(kit.cut(name, width, size.text, 'bold'), edges.left, edges.top - 18 * k, size.text, {font: kit.font(size.text, 'bold')}));
        return p === 0 ? shapes.concat(legend()) : shapes;
      }, {silent: true, z: 1, xAxisIndex: p, yAxisIndex: p}),
      {type: 'line', name: panel.line, xAxisIndex: p, yAxisIndex: p, symbol: 'none', z: 3, color: kit.ink.good,
       lineStyle: {color: kit.ink.good, width: 3 * k}, data: rows.map(function (row) { return [row.within, row.share]; })},
      kit.once(function (api, area) {
        var shapes = [], foot = api.coord([0, 0])[1];
        if (panel.promise !== null) {
          var reached = api.coord([panel.promise, panel.share]);
          shapes.push(kit.line(reached[0], foot, reached[0], reached[1], dashed),
                      kit.circle(reached[0], reached[1], 7 * k, {fill: kit.ink.paper, stroke: kit.ink.target, lineWidth: 3 * k}));
        }
        [['half', 50], ['most', 90]].forEach(function (spot) {
          var value = panel[spot[0]];
          if (!value || value > panel.end || panel[spot[0] + '_low'] === null) return;
          function x(number) { return api.coord([Math.min(panel.end, Math.max(0, number)), spot[1]])[0]; }
          shapes = shapes.concat(tick(x(value), x(panel[spot[0] + '_low']), x(panel[spot[0] + '_high']), api.coord([0, spot[1]])[1]));
        });
        return shapes.concat(words(panel, rows, api, area));
      }, {silent: true, z: 5, xAxisIndex: p, yAxisIndex: p}));
  });
  return option;
};
