// The average of the runs so far and its range, narrowing; a panel for today and one for the change.
kit.charts['precision'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var gapX = 80 * k, width = (sheet.width - 50 * k - (panels.length - 1) * gapX) / panels.length;
  var option = {grid: [], xAxis: [], yAxis: [], series: [], tooltip: {trigger: 'axis', confine: true}};

  panels.forEach(function (panel, p) {
    var left = sheet.left + 50 * k + p * (width + gapX);
    var edges = {left: left, right: left + width, top: sheet.top + 66 * k, bottom: sheet.bottom - 48 * k};
    var isChange = panel.name === spec.facts.change;
    var last = panel.rows[panel.rows.length - 1];
    // The first ranges are so wide that nothing else would be seen: the scale is that of 5 runs and more.
    var settled = panel.rows.filter(function (row) { return row.runs >= 5; });
    if (!settled.length) settled = panel.rows;
    var low = isChange ? -spec.facts.band : Infinity, high = isChange ? spec.facts.band : -Infinity;
    settled.forEach(function (row) {
      low = Math.min(low, row.low);
      high = Math.max(high, row.high);
    });
    var scale = kit.roundScale(low, high, 6);
    function within(value) { return Math.min(scale.max, Math.max(scale.min, value)); }
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.numbers(sheet, spec.axis, {gridIndex: p, min: 0, max: last.runs, splitLine: {show: false},
                                                     interval: Math.max(1, kit.roundScale(0, last.runs, 6).interval),
                                                     axisLine: {show: true, lineStyle: {color: kit.ink.line}}}));
    option.yAxis.push(kit.numbers(sheet, '', {gridIndex: p, min: scale.min, max: scale.max, interval: scale.interval}));
    option.series.push(kit.once(function (api, area) {
      var shapes = [];
      if (isChange) {
        var from = api.coord([0, spec.facts.band])[1], to = api.coord([0, -spec.facts.band])[1], zero = api.coord([0, 0])[1];
        shapes.push(kit.box(area.x, from, area.width, to - from, {fill: kit.ink.little}),
                    kit.line(area.x, zero, area.x + area.width, zero, {lineWidth: 1.5 * k}));
      }
      var range = panel.rows.map(function (row) { return api.coord([row.runs, within(row.high)]); })
        .concat(panel.rows.slice().reverse().map(function (row) { return api.coord([row.runs, within(row.low)]); }));
      shapes.push(kit.polygon(range, {fill: kit.ink.pale, opacity: 0.55}));
      var nameSize = kit.widthOf(panel.name, size.text, 'bold') > width ? size.small : size.text;
      shapes.push(kit.text(kit.cut(panel.name, width, nameSize, 'bold'), edges.left, edges.top - 20 * k, nameSize, {font: kit.font(nameSize, 'bold')}));
      if (p === 0) shapes = shapes.concat(legend());
      return shapes;
    }, {xAxisIndex: p, yAxisIndex: p, silent: true, z: 1}), {
      type: 'line', xAxisIndex: p, yAxisIndex: p, symbol: 'none', silent: true, z: 3, name: 'average so far',
      lineStyle: {color: kit.ink.good, width: 3 * k}, clip: true,
      data: panel.rows.map(function (row) { return [row.runs, within(row.mean)]; })
    });
  });

  function legend() {
    var x = sheet.left, y = sheet.top + 8 * k, shapes = [];
    shapes.push(kit.line(x, y, x + 26 * k, y, {stroke: kit.ink.good, lineWidth: 3 * k}),
                kit.text('average of the runs so far', x + 34 * k, y, size.small, {fill: kit.ink.soft}));
    x += 34 * k + kit.widthOf('average of the runs so far', size.small) + 28 * k;
    shapes.push(kit.box(x, y - 8 * k, 26 * k, 16 * k, {fill: kit.ink.pale, opacity: 0.55}),
                kit.text('its likely range', x + 34 * k, y, size.small, {fill: kit.ink.soft}));
    x += 34 * k + kit.widthOf('its likely range', size.small) + 28 * k;
    if (panels.length > 1) {
      shapes.push(kit.box(x, y - 8 * k, 26 * k, 16 * k, {fill: kit.ink.little}),
                  kit.text(spec.facts.band_said, x + 34 * k, y, size.small, {fill: kit.ink.soft}));
    }
    return shapes;
  }
  return option;
};
