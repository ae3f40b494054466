// Points of one run, or one's own, with mean and limits, and their moving ranges below; what a rule sees is marked, and
// before the change named. Behind one's own points the simulated ones stand on a shade of their own.
kit.charts['xmr'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, facts = spec.facts;
  var labelWidth = Math.max(kit.widthOf('upper limit ' + facts.high_said, size.small), kit.widthOf('lower limit ' + facts.low_said, size.small));
  var left = sheet.left + 56 * k, right = sheet.right - labelWidth - 12 * k;
  var top = sheet.top + 60 * k, foot = sheet.bottom - 30 * k, gap = 46 * k;
  var upper = {left: left, right: right, top: top, bottom: top + (foot - top - gap) * 0.68};
  var lower = {left: left, right: right, top: upper.bottom + gap, bottom: foot};
  var extent = kit.extent(rows.concat([{value: facts.low}, {value: facts.high}, {value: facts.mean}]), ['value']);
  var scale = kit.roundScale(extent.low, extent.high, 6);
  var most = kit.roundScale(0, Math.max(kit.extent(rows, ['range']).high, facts.most_range), 3);
  var names = rows.map(function (row) { return row.begins; });
  var colours = {good: kit.ink.good, bad: kit.ink.bad, open: kit.ink.open};

  var isOwn = Boolean(facts.own);
  function isBefore(index) { return facts.change === null || index < facts.change; }

  function level(api, area, value, words, style) {
    var y = api.coord([0, value])[1];
    return [kit.line(area.x, y, area.x + area.width, y, style), {y: y, words: words}];
  }
  function labelled(api, area, levels) {
    var made = levels.filter(function (entry) { return entry[0] !== null; }).map(function (entry) { return level(api, area, entry[0], entry[1], entry[2]); });
    var places = kit.spaced(made.map(function (entry) { return entry[1].y; }), size.small * 1.1, area.y + area.height + 6 * k);
    return made.map(function (entry) { return entry[0]; }).concat(made.map(function (entry, i) {
      return kit.text(entry[1].words, area.x + area.width + 10 * k, places[i], size.small, {fill: kit.ink.soft});
    }));
  }
  function changeLine(api, area) {
    if (facts.change === null) return [];
    var x = (api.coord([facts.change - 1, 0])[0] + api.coord([facts.change, 0])[0]) / 2;
    var shade = isOwn ? [kit.box(x, area.y, area.x + area.width - x, area.height, {fill: kit.ink.faint})] : [];
    return shade.concat(changeStroke(x, area));
  }
  function changeStroke(x, area) {
    return [kit.line(x, area.y, x, area.y + area.height, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]})];
  }

  // What the rules see, in words over (or under) their points, one above the other where they would touch; left out where there is no room.
  function named(api, area) {
    var taken = [], shapes = [];
    var points = rows.map(function (row, i) { return api.coord([i, row.value]); });
    var end = facts.change === null ? area.x + area.width : api.coord([facts.change - 1, 0])[0] + 6 * k;
    spec.more.signals.forEach(function (signal) {
      var isHigh = signal.side === 'high', width = kit.widthOf(signal.words, size.small) + 8 * k, height = size.small * 1.3;
      var from = points[signal.first][0], to = points[signal.last][0];
      var x = Math.max(area.x, Math.min(end - width, (from + to) / 2 - width / 2));
      var tipOf = isHigh ? Infinity : -Infinity;
      points.forEach(function (at, i) {
        var isNear = at[0] > Math.min(x, from) - 8 * k && at[0] < Math.max(x + width, to) + 8 * k;
        if (isNear && isBefore(i)) tipOf = isHigh ? Math.min(tipOf, at[1]) : Math.max(tipOf, at[1]);
      });
      for (var lane = 0; lane < 4; ++lane) {
        var y = isHigh ? tipOf - 12 * k - height * (lane + 0.5) : tipOf + 12 * k + height * (lane + 0.5);
        if (y - height / 2 < area.y - 4 * k || y + height / 2 > area.y + area.height) break;
        var isFree = taken.every(function (box) {
          return x > box.right || x + width < box.left || y - height / 2 > box.foot || y + height / 2 < box.top;
        });
        if (!isFree) continue;
        taken.push({left: x, right: x + width, top: y - height / 2, foot: y + height / 2});
        var edge = isHigh ? y + height / 2 : y - height / 2, tip = isHigh ? 4 * k : -4 * k;
        shapes.push(kit.box(x, y - height / 2, width, height, {fill: kit.ink.paper, opacity: 0.85}), kit.text(signal.words, x + 4 * k, y, size.small));
        if (to > from) {
          shapes.push(kit.line(from, edge, to, edge), kit.line(from, edge, from, edge + tip), kit.line(to, edge, to, edge + tip));
        }
        return;
      }
    });
    return shapes;
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
        ].concat(isOwn && facts.change !== null ? [['simulated', function (x, y) { return [kit.mark('open', x + 8 * k, y, 4.5 * k)]; }, 16]] : [], facts.change === null ? [] : [[facts.change_said, function (x, y) {
          return [kit.line(x, y, x + 26 * k, y, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]})];
        }, 26]]));
        shapes.push(kit.text(spec.axis, sheet.left, upper.top - 20 * k, size.small));
        return shapes.concat(changeLine(api, area), labelled(api, area, [
          [facts.high, 'upper limit ' + facts.high_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}],
          [facts.mean, 'mean ' + facts.mean_said, {stroke: kit.ink.text, lineWidth: 1.5 * k}],
          [facts.low, 'lower limit ' + facts.low_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}]]));
      }, {silent: true, z: 1}),
      {type: 'line', symbol: 'none', silent: true, z: 2, lineStyle: {color: kit.ink.pale, width: 2 * k},
       data: rows.map(function (row, i) { return isOwn && !isBefore(i) ? null : row.value; })},
      kit.custom(rows, function (row, index, api) {
        if (row.value === null) return [];
        var at = api.coord([index, row.value]);
        if (row.sign !== 'open') return [kit.mark(row.sign, at[0], at[1], 6 * k)];
        return [isOwn && !isBefore(index) ? kit.mark('open', at[0], at[1], 4.5 * k) : kit.circle(at[0], at[1], 4.5 * k, {fill: colours.open})];
      }, {z: 3}),
      kit.once(function (api, area) {
        return [kit.text('difference to the ' + facts.period + ' before', sheet.left, lower.top - 20 * k, size.small)].concat(changeLine(api, area),
          labelled(api, area, [[facts.most_range, 'limit ' + facts.most_range_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}],
                               [facts.mean_range, 'mean ' + facts.mean_range_said, {stroke: kit.ink.text, lineWidth: 1.5 * k}]]));
      }, {silent: true, z: 1, xAxisIndex: 1, yAxisIndex: 1}),
      {type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', showAllSymbol: true, symbolSize: 6 * k, silent: true, z: 2, color: kit.ink.open,
       lineStyle: {color: kit.ink.pale, width: 2 * k}, data: rows.map(function (row) { return row.range; })}
    ].concat(isOwn ? [
      {type: 'line', symbol: 'none', silent: true, z: 2, lineStyle: {color: kit.ink.pale, width: 2 * k, type: [6 * k, 4 * k]},
       data: rows.map(function (row, i) { return isBefore(i) ? null : row.value; })},
      kit.once(named, {silent: true, z: 4})
    ] : [])
  };
};
