// Points of one run, or one's own, with mean and limits, and their moving ranges below; what a rule sees is marked and
// named. Behind one's own points the simulated ones stand on a shade of their own.
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

  var isOwn = Boolean(facts.own);
  function isBefore(index) { return facts.change === null || index < facts.change; }
  function markOf(row, index) { return row.sign === 'open' && isOwn && !isBefore(index) ? 'simulated' : row.sign; }
  var marks = [
    ['open', 'nothing special', function (x, y) { return [kit.circle(x + 8 * k, y, 5 * k, {fill: kit.ink.open})]; }],
    ['good', 'a sign of better', function (x, y) { return [kit.mark('good', x + 8 * k, y, 6 * k)]; }],
    ['bad', 'a sign of worse', function (x, y) { return [kit.mark('bad', x + 8 * k, y, 6 * k)]; }],
    ['simulated', 'simulated', function (x, y) { return [kit.mark('open', x + 8 * k, y, 4.5 * k)]; }]
  ];

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
  function changeAt(api) { return (api.coord([facts.change - 1, 0])[0] + api.coord([facts.change, 0])[0]) / 2; }
  function changeLine(api, area) {
    if (facts.change === null) return [];
    var x = changeAt(api);
    var shade = isOwn ? [kit.box(x, area.y, area.x + area.width - x, area.height, {fill: kit.ink.faint})] : [];
    return shade.concat(changeStroke(x, area));
  }
  function changeStroke(x, area) {
    return [kit.line(x, area.y, x, area.y + area.height, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]})];
  }

  // What the rules see, in words over high and under low points, one above the other where they would touch. Where there is
  // no room they go to the other side, if no other points are there, or are left out. They do not cross a change.
  function named(api, area) {
    var taken = [], shapes = [], areaEnd = area.x + area.width;
    var points = rows.map(function (row, i) { return row.value === null ? null : api.coord([i, row.value]); });
    var border = facts.change === null ? areaEnd : changeAt(api);
    function isFree(box) {
      var isClear = taken.every(function (other) {
        return box.left > other.right || box.right < other.left || box.top > other.foot || box.foot < other.top;
      });
      if (isClear) taken.push(box);
      return isClear;
    }
    spec.more.signals.forEach(function (signal) {
      var isHigh = signal.side === 'high', width = kit.widthOf(signal.words, size.small) + 8 * k, height = size.small * 1.3;
      var from = points[signal.first][0], to = points[signal.last][0];
      var isEarly = isBefore(signal.last), least = isEarly ? area.x : border + 6 * k, end = isEarly ? border - 6 * k : areaEnd;
      var x = Math.max(least, Math.min(end - width, (from + to) / 2 - width / 2));
      if (!isEarly && x + width > end) return;
      var near = [], isAlone = true;
      points.forEach(function (at, i) {
        if (at === null || at[0] < Math.min(x, from) - 8 * k || at[0] > Math.max(x + width, to) + 8 * k) return;
        near.push(at[1]);
        isAlone = isAlone && i >= signal.first && i <= signal.last;
      });
      (isAlone ? [isHigh, !isHigh] : [isHigh]).some(function (isOver) {
        for (var lane = 0; lane < 4; ++lane) {
          var y = isOver ? Math.min.apply(null, near) - 12 * k - height * (lane + 0.5) : Math.max.apply(null, near) + 12 * k + height * (lane + 0.5);
          if (y - height / 2 < area.y - 4 * k || y + height / 2 > area.y + area.height) return false;
          if (!isFree({left: x, right: x + width, top: y - height / 2, foot: y + height / 2})) continue;
          var edge = isOver ? y + height / 2 : y - height / 2, tip = isOver ? 4 * k : -4 * k;
          shapes.push(kit.box(x, y - height / 2, width, height, {fill: kit.ink.paper, opacity: 0.85}), kit.text(signal.words, x + 4 * k, y, size.small));
          if (to > from) shapes.push(kit.line(from, edge, to, edge), kit.line(from, edge, from, edge + tip), kit.line(to, edge, to, edge + tip));
          return true;
        }
        return false;
      });
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
        var shapes = kit.legend(sheet, marks.filter(function (mark) {
          return rows.some(function (row, i) { return row.value !== null && markOf(row, i) === mark[0]; });
        }).map(function (mark) { return [mark[1], mark[2], 16]; }).concat(facts.change === null ? [] : [[facts.change_said, function (x, y) {
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
        var mark = markOf(row, index);
        if (mark === 'simulated') return [kit.mark('open', at[0], at[1], 4.5 * k)];
        return [mark === 'open' ? kit.circle(at[0], at[1], 4.5 * k, {fill: kit.ink.open}) : kit.mark(mark, at[0], at[1], 6 * k)];
      }, {z: 3}),
      kit.once(function (api, area) {
        return [kit.text(facts.ranges, sheet.left, lower.top - 20 * k, size.small)].concat(changeLine(api, area),
          labelled(api, area, [[facts.most_range, 'limit ' + facts.most_range_said, {stroke: kit.ink.open, lineWidth: 1.5 * k, lineDash: [8 * k, 5 * k]}],
                               [facts.mean_range, 'mean ' + facts.mean_range_said, {stroke: kit.ink.text, lineWidth: 1.5 * k}]]));
      }, {silent: true, z: 1, xAxisIndex: 1, yAxisIndex: 1}),
      {type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', showAllSymbol: true, symbolSize: 6 * k, silent: true, z: 2, color: kit.ink.open,
       lineStyle: {color: kit.ink.pale, width: 2 * k}, data: rows.map(function (row) { return row.range; })}
    ].concat(isOwn ? [
      {type: 'line', symbol: 'none', silent: true, z: 2, lineStyle: {color: kit.ink.pale, width: 2 * k, type: [6 * k, 4 * k]},
       data: rows.map(function (row, i) { return isBefore(i) ? null : row.value; })}
    ] : [], [kit.once(named, {silent: true, z: 4})])
  };
};
