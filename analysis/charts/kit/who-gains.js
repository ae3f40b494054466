// Dumbbells: today and then, joined; a panel with a scale of its own for each measure.
kit.charts['who-gains'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var nameWidth = Math.min(sheet.width * 0.25, Math.max.apply(null, spec.data.map(function (row) {
    return kit.widthOf(row.name, size.text, 'bold');
  })));
  var saidWidth = Math.max.apply(null, spec.data.map(function (row) { return kit.widthOf(row.said, size.text); }));
  var left = sheet.left + nameWidth + 20 * k, right = sheet.right - saidWidth - 26 * k;
  var legendFoot = sheet.top + 26 * k, axisRoom = 54 * k, gap = 16 * k;
  var height = sheet.bottom - legendFoot - panels.length * axisRoom - (panels.length - 1) * gap;
  var step = kit.rowHeight(sheet, height, spec.data.length, 46);
  var y = legendFoot;
  var option = {grid: [], xAxis: [], yAxis: [], series: []};
  option.tooltip = kit.hover(function (params) {
    var panel = panels[Math.floor(params.seriesIndex / 2)];
    var row = params.seriesIndex % 2 && panel && panel.rows[params.dataIndex];
    return row ? [row.name, row.panel, 'today ' + kit.figure(parseFloat(row.before.toPrecision(3))), 'then ' + kit.figure(parseFloat(row.after.toPrecision(3))), row.said] : [];
  });

  function legend() {
    var x = sheet.left, top = sheet.top + 6 * k, shapes = [];
    [['today', function () { return kit.circle(x + 8 * k, top, 6 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}); }],
     ['then: surely better', function () { return kit.mark('good', x + 8 * k, top, 7 * k); }],
     ['surely worse', function () { return kit.mark('bad', x + 8 * k, top, 7 * k); }],
     ['not sure, or too little to feel (1%, 10 s)', function () { return kit.box(x + 2 * k, top - 6 * k, 12 * k, 12 * k, {fill: kit.ink.open}); }]
    ].forEach(function (entry) {
      shapes.push(entry[1](), kit.text(entry[0], x + 22 * k, top, size.small, {fill: kit.ink.soft}));
      x += 22 * k + kit.widthOf(entry[0], size.small) + 26 * k;
    });
    if (spec.facts.left_out) shapes.push(kit.text('shown: ' + spec.facts.left_out, x, top, size.small, {fill: kit.ink.soft}));
    return shapes;
  }

  panels.forEach(function (panel, p) {
    var edges = {left: left, right: right, top: y, bottom: y + step * panel.rows.length};
    y = edges.bottom + axisRoom + gap;
    var values = [];
    panel.rows.forEach(function (row) { values.push(row.before, row.after); });
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    // Waits from 0; points over 4 of them or more, so that nothing looks like much.
    var isWait = panel.name.indexOf('wait') === 0, lack = isWait ? 0 : Math.max(0, 4 - (high - low)) / 2;
    var scale = kit.roundScale(isWait ? 0 : low - lack, Math.min(high + lack, isWait ? Infinity : 100), 6);
    option.grid.push(kit.grid(sheet, edges));
    option.xAxis.push(kit.numbers(sheet, panel.name, {gridIndex: p, min: scale.min, max: scale.max, interval: scale.interval,
                                                      nameGap: 26 * k}));
    option.yAxis.push(kit.places(panel.rows.length, {inverse: true, gridIndex: p}));
    option.series.push(kit.once(function () { return p === 0 ? legend() : []; }, {xAxisIndex: p, yAxisIndex: p, silent: true, z: 1}));
    option.series.push(kit.custom(panel.rows, function (row, index, api, area) {
      var at = api.coord([0, index])[1], from = api.coord([row.before, 0])[0], to = api.coord([row.after, 0])[0];
      var colour = kit.colourOf(row.sign);
      var shapes = [
        kit.text(kit.cut(row.name, nameWidth, size.text), left - 20 * k, at, size.text, {textAlign: 'right'}),
        kit.line(area.x, at, area.x + area.width, at, {stroke: kit.ink.faint}),
        kit.line(from, at, to, at, {stroke: colour, lineWidth: 5 * k}),
        kit.circle(from, at, 6 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}),
        kit.text(row.said, sheet.right - saidWidth, at, size.text)
      ];
      if (row.sign === 'open') shapes.push(kit.box(to - 5 * k, at - 5 * k, 10 * k, 10 * k, {fill: kit.ink.open}));
      else shapes.push(kit.mark(row.sign, to, at, 7 * k));
      return shapes;
    }, {xAxisIndex: p, yAxisIndex: p, z: 3}));
  });
  return option;
};
