// p charts: a panel for each share with limits that follow how many were counted.
kit.charts['shares'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var left = sheet.left + 56 * k, right = sheet.right - 8 * k;
  var top = sheet.top + 28 * k, foot = sheet.bottom - 26 * k, height = (foot - top) / panels.length;
  var option = {grid: [], xAxis: [], yAxis: [], series: [], tooltip: kit.hover(function (params) {
    var panel = panels[Math.floor(params.seriesIndex / 3)], row = params.seriesIndex % 3 === 2 && panel && panel.rows[params.dataIndex];
    return row ? [panel.name, row.begins, row.said] : [];
  })};
  panels.forEach(function (panel, p) {
    var edges = {left: left, right: right, top: top + p * height + 34 * k};
    edges.bottom = edges.top + height - 34 * k - (p + 1 < panels.length ? 12 * k : 0);
    var extent = kit.extent(panel.rows, ['value', 'low', 'high']);
    var scale = kit.roundScale(extent.low, extent.high, 3);
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.dates(sheet, panel.rows.map(function (row) { return row.begins; }), right - left,
                                {gridIndex: p, axisLabel: p + 1 < panels.length ? {show: false} : undefined}));
    if (p + 1 === panels.length) option.xAxis[p] = kit.dates(sheet, panel.rows.map(function (row) { return row.begins; }), right - left, {gridIndex: p});
    option.yAxis.push(kit.numbers(sheet, '', {gridIndex: p, min: Math.max(0, scale.min), max: scale.max, interval: scale.interval}));
    option.series.push(
      kit.once(function (api, area) {
        var known = panel.rows.map(function (row, i) { return {at: i, row: row}; }).filter(function (entry) { return entry.row.low !== null; });
        var band = known.map(function (entry) { return api.coord([entry.at, entry.row.high]); })
          .concat(known.slice().reverse().map(function (entry) { return api.coord([entry.at, entry.row.low]); }));
        var y = api.coord([0, panel.rows[0].mean])[1];
        var shapes = [kit.text(kit.cut(panel.name, sheet.width, size.small, 'bold'), sheet.left, edges.top - 21 * k, size.small, {font: kit.font(size.small, 'bold')})];
        if (band.length > 2) shapes.push(kit.polygon(band, {fill: kit.ink.band}));
        shapes.push(kit.line(area.x, y, area.x + area.width, y, {lineWidth: 1.5 * k}));
        return p > 0 ? shapes : shapes.concat(kit.legend(sheet, [
          ['within the limits: chance', function (x, at) { return [kit.circle(x + 8 * k, at, 5 * k, {fill: kit.ink.open})]; }, 16],
          ['a sign of better', function (x, at) { return [kit.mark('good', x + 8 * k, at, 6 * k)]; }, 16],
          ['a sign of worse', function (x, at) { return [kit.mark('bad', x + 8 * k, at, 6 * k)]; }, 16],
          ['limits', function (x, at) { return [kit.box(x, at - 8 * k, 26 * k, 16 * k, {fill: kit.ink.band})]; }, 26],
          ['mean', function (x, at) { return [kit.line(x, at, x + 26 * k, at, {lineWidth: 1.5 * k})]; }, 26]]));
      }, {silent: true, z: 1, xAxisIndex: p, yAxisIndex: p}),
      {type: 'line', xAxisIndex: p, yAxisIndex: p, symbol: 'none', silent: true, z: 2, lineStyle: {color: kit.ink.pale, width: 2 * k},
       data: panel.rows.map(function (row) { return row.value; })},
      kit.custom(panel.rows, function (row, index, api) {
        if (row.value === null) return [];
        var at = api.coord([index, row.value]);
        return [row.sign === 'open' ? kit.circle(at[0], at[1], 4.5 * k, {fill: kit.ink.open}) : kit.mark(row.sign, at[0], at[1], 6 * k)];
      }, {z: 3, xAxisIndex: p, yAxisIndex: p}));
  });
  return option;
};
