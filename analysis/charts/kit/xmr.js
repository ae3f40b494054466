// Points of one run with mean and limits, and their moving ranges below; what a rule sees is marked.
kit.charts['xmr'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, facts = spec.facts;
  var labelWidth = Math.max(kit.widthOf('upper limit ' + facts.high_said, size.small), kit.widthOf('lower limit ' + facts.low_said, size.small));
  var left = sheet.left + 56 * k, right = sheet.right - labelWidth - 12 * k;
  var top = sheet.top + 60 * k, foot = sheet.bottom - 30 * k, gap = 46 * k;
  var upper = {left: left, right: right, top: top, bottom: top + (foot - top - gap) * 0.68};
  var lower = {left: left, right: right, top: upper.bottom + gap, bottom: foot};
  var extent = kit.extent(rows, ['value']);
  var scale = kit.roundScale(Math.min(extent.low, facts.low), Math.max(extent.high, facts.high), 6);
  var most = kit.roundScale(0, Math.max(kit.extent(rows, ['range']).high, facts.most_range), 3);
  var names = rows.map(function (row) { return row.begins; });
  var colours = {good: kit.ink.good, bad: kit.ink.bad, open: kit.ink.open};

  function level(api, area, value, words, style) {
    var y = api.coord([0, value])[1];
    return [kit.line(area.x, y, area.x + area.width, y, style), {y: y, words: words}];
  }
  function labelled(api, area, levels) {
    var made = levels.map(function (entry) { return level(api, area, entry[0], entry[1], entry[2]); });
    var places = kit.spaced(made.map(function (entry) { return entry[1].y; }), size.small * 1.1, area.y + area.height + 6 * k);
    return made.map(function (entry) { return entry[0]; }).concat(made.map(function (entry, i) {
      return kit.text(entry[1].words, area.x + area.width + 10 * k, places[i], size.small, {fill: kit.ink.soft});
    }));
  }
  function changeLine(api, area) {
    if (facts.change === null) return [];
    var x = (api.coord([facts.change - 1, 0])[0] + api.coord([facts.change, 0])[0]) / 2;
    return [kit.line(x, area.y, x, area.y + area.height, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]})];
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 2 && rows[params.dataIndex];
      return row ? [row.begins, row.said, row.rule] : [];
    }),
    grid: [kit.grid(sheet, upper), kit.grid(sheet, lower)],
    xAxis: [kit.dates(sheet, names, right - left, {gridIndex: 0, axisLabel: {show: false}}), kit.dates(sheet, names, right - left, {gridIndex: 1})],
    yAxis: [kit.numbers(sheet, '', {gridIndex: 0, min: scale.min, max: scale.max, interval: scale.interval}),
            kit.numbers(sheet, '', {gridIndex: 1, min: 0, max: most.max, interval: most.interval})],
    series: [
      kit.once(function (api, area) {
        var shapes = kit.legend(sheet, [
          ['nothing special', function (x, y) { return [kit.circle(x + 8 * k, y, 5 * k, {fill: kit.ink.open})]; }, 16],
          ['a sign of better', function (x, y) { return [kit.mark('good', x + 8 * k, y, 6 * k)]; }, 16],
          ['a sign of worse', function (x, y) { return [kit.mark('bad', x + 8 * k, y, 6 * k)]; }, 16]
        ].concat(facts.change === null ? [] : [[facts.change_said, function (x, y) {
          return [kit.line(x, y, x + 26 * k, y, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]})];
        }, 26]]));
        shapes.push(kit.text(spec.axis, sheet.left, upper.top - 20 * k, size.small));
        return shapes.concat(changeLine(api, area), labelled(api, area, [
          [facts.high, 'upper limit ' + facts.high_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}],
          [facts.mean, 'mean ' + facts.mean_said, {stroke: kit.ink.text, lineWidth: 1.5 * k}],
          [facts.low, 'lower limit ' + facts.low_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}]]));
      }, {silent: true, z: 1}),
      {type: 'line', symbol: 'none', silent: true, z: 2, lineStyle: {color: kit.ink.pale, width: 2 * k},
       data: rows.map(function (row) { return row.value; })},
      kit.custom(rows, function (row, index, api) {
        if (row.value === null) return [];
        var at = api.coord([index, row.value]);
        return [row.sign === 'open' ? kit.circle(at[0], at[1], 4.5 * k, {fill: colours.open}) : kit.mark(row.sign, at[0], at[1], 6 * k)];
      }, {z: 3}),
      kit.once(function (api, area) {
        return [kit.text('difference to the ' + facts.period + ' before', sheet.left, lower.top - 20 * k, size.small)].concat(changeLine(api, area),
          labelled(api, area, [[facts.most_range, 'limit ' + facts.most_range_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}],
                               [facts.mean_range, 'mean ' + facts.mean_range_said, {stroke: kit.ink.text, lineWidth: 1.5 * k}]]));
      }, {silent: true, z: 1, xAxisIndex: 1, yAxisIndex: 1}),
      {type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', showAllSymbol: true, symbolSize: 6 * k, silent: true, z: 2, color: kit.ink.open,
       lineStyle: {color: kit.ink.pale, width: 2 * k}, data: rows.map(function (row) { return row.range; })}
    ]
  };
};
