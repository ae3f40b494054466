// Small panels of one path each: thin every step, bold the average of a week, grey what is left out.
kit.charts['warm-up'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var columns = panels.length <= 2 ? 1 : panels.length <= 4 ? 2 : 3;
  var lines = Math.ceil(panels.length / columns);
  var gapX = 64 * k, nameRoom = 32 * k, axisRoom = 24 * k;
  var legendY = sheet.top + 6 * k, top = sheet.top + 24 * k, foot = sheet.bottom - 26 * k;
  var width = (sheet.width - 44 * k - (columns - 1) * gapX) / columns, height = (foot - top) / lines;
  var weeks = Math.ceil(spec.data[spec.data.length - 1].week);
  var option = {grid: [], xAxis: [], yAxis: [], series: []};
  var steps = [[spec.facts.step, {stroke: kit.ink.pale, lineWidth: 1.5 * k}], ['average of a week', {stroke: kit.ink.good, lineWidth: 3 * k}]];
  if (!spec.data.some(function (row) { return row.value !== row.smooth; })) steps = [['each week', steps[1][1]]];
  option.tooltip = {trigger: 'axis', confine: true};

  function legend() {
    var x = sheet.left, shapes = [];
    steps.forEach(function (entry) {
      shapes.push(kit.line(x, legendY, x + 26 * k, legendY, entry[1]), kit.text(entry[0], x + 34 * k, legendY, size.small, {fill: kit.ink.soft}));
      x += 34 * k + kit.widthOf(entry[0], size.small) + 28 * k;
    });
    shapes.push(kit.box(x, legendY - 8 * k, 26 * k, 16 * k, {fill: kit.ink.band}),
                kit.text('left out: not counted in any result', x + 34 * k, legendY, size.small, {fill: kit.ink.soft}),
                kit.text(spec.axis, sheet.left, sheet.bottom - 6 * k, size.small));
    return shapes;
  }

  panels.forEach(function (panel, p) {
    var left = sheet.left + 44 * k + (p % columns) * (width + gapX);
    var edges = {left: left, right: left + width, top: top + Math.floor(p / columns) * height + nameRoom};
    edges.bottom = edges.top + height - nameRoom - axisRoom;
    var low = Infinity, high = -Infinity;
    panel.rows.forEach(function (row) {
      if (row.value === null) return;
      low = Math.min(low, row.value);
      high = Math.max(high, row.value);
    });
    if (low > 0 && low < high / 2) low = 0;
    var scale = kit.roundScale(low, high, 3);
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.numbers(sheet, '', {gridIndex: p, min: 0, max: weeks, interval: weeks > 60 ? 26 : weeks > 14 ? 4 : 2, splitLine: {show: false},
                                              axisLine: {show: true, lineStyle: {color: kit.ink.line}}}));
    option.yAxis.push(kit.numbers(sheet, '', {gridIndex: p, min: scale.min, max: scale.max, interval: scale.interval}));
    var shared = {type: 'line', xAxisIndex: p, yAxisIndex: p, symbol: 'none', silent: true};
    option.series.push(
      kit.once(function (api, area) {
        var shapes = [
          kit.text(kit.cut(panel.name, width, size.small), edges.left, edges.top - 13 * k, size.small, {font: kit.font(size.small, 'bold')})
        ];
        var cut = api.coord([spec.facts.cut, 0])[0];
        if (spec.facts.cut > 0) shapes.push(kit.box(area.x, area.y, cut - area.x, area.height, {fill: kit.ink.band}));
        return p === 0 ? shapes.concat(legend()) : shapes;
      }, {xAxisIndex: p, yAxisIndex: p, silent: true, z: 0}),
      {type: shared.type, xAxisIndex: p, yAxisIndex: p, symbol: 'none', silent: true, name: spec.facts.step, z: 2,
       lineStyle: {color: kit.ink.pale, width: 1 * k}, data: panel.rows.map(function (row) { return [row.week, row.value]; })},
      {type: shared.type, xAxisIndex: p, yAxisIndex: p, symbol: 'none', silent: true, name: 'average of a week', z: 3,
       lineStyle: {color: kit.ink.good, width: 2.5 * k}, data: panel.rows.map(function (row) { return [row.week, row.smooth]; })});
  });
  return option;
};
