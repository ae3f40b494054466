// Pareto: bars by share with their ranges, the cumulated share as a line of dots; a panel for whom it troubles.
kit.charts['troubles'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var nameWidth = Math.min(sheet.width * 0.3, Math.max.apply(null, spec.data.map(function (row) { return kit.widthOf(row.name, size.text); })));
  var saidWidth = Math.max.apply(null, spec.data.map(function (row) { return kit.widthOf(row.said, size.text); }));
  var left = sheet.left + nameWidth + 20 * k, right = sheet.right - saidWidth - 30 * k;
  var head = 30 * k, top = sheet.top + 24 * k, foot = sheet.bottom - 48 * k;
  var step = kit.rowHeight(sheet, foot - top - panels.length * head, spec.data.length, 46), y = top;
  var option = {grid: [], xAxis: [], yAxis: [], series: [], tooltip: kit.hover(function (params) {
    var row = params.seriesIndex % 2 && panels[Math.floor(params.seriesIndex / 2)].rows[params.dataIndex];
    return row ? [row.name, kit.figure(Math.round(row.share * 10) / 10) + '%', row.said] : [];
  })};
  panels.forEach(function (panel, p) {
    var last = p + 1 === panels.length;
    var edges = {left: left, right: right, top: y + head, bottom: y + head + step * panel.rows.length};
    y = edges.bottom;
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.numbers(sheet, last ? spec.axis : '', {gridIndex: p, min: 0, max: 100, interval: 20}));
    if (!last) option.xAxis[p].axisLabel = {show: false};
    option.yAxis.push(kit.places(panel.rows.length, {inverse: true, gridIndex: p}));
    option.series.push(
      kit.once(function (api) {
        var shapes = [kit.text(panel.name, sheet.left, edges.top - 13 * k, size.small, {font: kit.font(size.small, 'bold')})];
        var points = panel.rows.map(function (row, i) { return api.coord([row.cumulated, i]); });
        for (var i = 1; i < points.length; ++i) {
          shapes.push(kit.line(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1], {stroke: kit.ink.target, lineWidth: 2 * k}));
        }
        points.forEach(function (point) { shapes.push(kit.circle(point[0], point[1], 5 * k, {fill: kit.ink.target})); });
        if (p > 0) return shapes;
        return shapes.concat(kit.legend(sheet, [
          ['share of the trouble', function (x, at) { return [kit.box(x, at - 7 * k, 24 * k, 14 * k, {fill: kit.ink.good})]; }],
          ['its likely range', function (x, at) { return [kit.line(x, at, x + 24 * k, at, {lineWidth: 2.5 * k})]; }],
          ['this and all above', function (x, at) {
            return [kit.line(x, at, x + 24 * k, at, {stroke: kit.ink.target, lineWidth: 2 * k}), kit.circle(x + 12 * k, at, 5 * k, {fill: kit.ink.target})];
          }]]), kit.text('cases and likely range', sheet.right - saidWidth, edges.top - 13 * k, size.small, {fill: kit.ink.soft}));
      }, {silent: true, z: 4, xAxisIndex: p, yAxisIndex: p}),
      kit.custom(panel.rows, function (row, index, api) {
        var at = api.coord([0, index])[1], zero = api.coord([0, 0])[0], to = api.coord([row.share, 0])[0], thick = Math.min(26 * k, step * 0.66);
        var shapes = [
          kit.text(kit.cut(row.name, nameWidth, size.text), left - 20 * k, at, size.text, {textAlign: 'right'}),
          kit.text(row.said, sheet.right - saidWidth, at, size.text),
          kit.box(zero, at - thick / 2, to - zero, thick, {fill: kit.ink.good})
        ];
        if (row.low !== null) shapes.push(kit.line(api.coord([row.low, 0])[0], at, api.coord([row.high, 0])[0], at, {lineWidth: 2.5 * k}));
        return shapes;
      }, {z: 3, xAxisIndex: p, yAxisIndex: p}));
  });
  return option;
};
