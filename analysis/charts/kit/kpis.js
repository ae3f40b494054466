// A table of figures, each with its path between control limits and two icons: does it vary, will it meet its target.
kit.charts['kpis'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, gap = 24 * k;
  var hasChange = Boolean(spec.facts.change_said);
  function widest(key, head, most) {
    return Math.min(most, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row[key], size.text); }).concat([kit.widthOf(head, size.small)])));
  }
  var heads = {name: 'figure', value: 'today and likely range', change: kit.cut(spec.facts.change_said, 220 * k, size.small), target: 'target'};
  var icon = 30 * k;
  var width = {name: widest('name', heads.name, sheet.width * 0.24), value: widest('value', heads.value, sheet.width * 0.24),
               change: hasChange ? widest('change', heads.change, sheet.width * 0.3) + 18 * k : 0, target: widest('target', heads.target, 230 * k)};
  // Below a target, how often it was met.
  var metWidth = Math.max.apply(null, rows.map(function (row) { return row.assurance ? kit.widthOf(row.assurance_words, size.small) : 0; }));
  width.target = Math.max(width.target, Math.min(metWidth, 230 * k));
  // Where the small lines would have no room, columns stand closer.
  if (sheet.width - width.name - width.value - width.change - width.target - 2 * icon - 6 * gap < 80 * k) gap = 12 * k;
  var at = {name: sheet.left};
  at.value = at.name + width.name + gap;
  at.change = at.value + width.value + gap;
  at.spark = at.change + (hasChange ? width.change + gap : 0);
  at.assurance = sheet.right - icon;
  at.target = at.assurance - width.target - gap;
  at.variation = at.target - icon - gap;
  var sparkWidth = Math.max(40 * k, at.variation - at.spark - gap);
  function occurs(key, kinds) { return rows.some(function (row) { return kinds.indexOf(row[key]) >= 0; }); }
  var atTimes = ['open', 'often', 'seldom'], isMetAtTimes = occurs('assurance', atTimes);
  var top = sheet.top + 40 * k, step = Math.min(80 * k, (sheet.bottom - top - (isMetAtTimes ? 98 : 66) * k) / rows.length);
  var letters = Math.min(size.text, step * 0.5);

  function face(kind, x, y, letter, radius) {
    var r = radius || Math.min(13 * k, step * 0.36);
    var fill = kind === 'good' ? kit.ink.good : kind === 'bad' ? kit.ink.bad : kit.ink.paper;
    var isPlain = kind !== 'good' && kind !== 'bad';
    var shape = kind === 'bad' ? kit.polygon([[x, y - r * 1.15], [x + r * 1.15, y], [x, y + r * 1.15], [x - r * 1.15, y]], {fill: fill})
                               : kit.circle(x, y, r, {fill: fill, stroke: kind === 'good' ? fill : kind === 'moved' ? kit.ink.text : kit.ink.open, lineWidth: (kind === 'moved' ? 3 : 2) * k});
    return [shape, kit.text(letter, x, y, r * 1.05, {textAlign: 'center', fill: isPlain ? kit.ink.text : kit.ink.paper, font: kit.font(r * 1.05, 'bold')})];
  }

  // What the icons mean, in lines below the table; a third one for targets that are met at times.
  function key() {
    var y = top + rows.length * step + 26 * k, x = sheet.left, shapes = [];
    function wordsAt(words, line) { shapes.push(kit.text(words, x, y + line * 32 * k, size.small, {fill: kit.ink.soft})); }
    // Where one more has to be explained, those that are not there are left out.
    var isAnyFew = occurs('variation', ['few']);
    [[['open', '~', 'chance only'], ['moved', '!', 'moved, and came back'], ['good', '+', 'better at the end'], ['bad', '−', 'worse at the end']]
      .concat([['few', '…', 'too few to tell']]).filter(function (entry) { return isAnyFew ? occurs('variation', [entry[0]]) : entry[0] !== 'few'; }),
     [['open', '?', 'may or may not be met'], ['good', 'P', 'will be met'], ['bad', 'F', 'will be missed, as things are']]].forEach(function (line, l) {
      x = sheet.left;
      line.forEach(function (entry) {
        shapes = shapes.concat(face(entry[0], x + 14 * k, y + l * 32 * k, entry[1], 12 * k));
        shapes.push(kit.text(entry[2], x + 32 * k, y + l * 32 * k, size.small, {fill: kit.ink.soft}));
        x += 32 * k + kit.widthOf(entry[2], size.small) + 26 * k;
      });
      if (l === 0) wordsAt('line: a typical run, ' + spec.facts.period + ' by ' + spec.facts.period + '; band: its control limits', l);
      if (l === 1 && hasChange) {
        [['good', 'surely better'], ['bad', 'surely worse'], ['open', 'not sure']].forEach(function (entry) {
          shapes.push(kit.mark(entry[0], x + 6 * k, y + l * 32 * k, 5 * k));
          x += 18 * k;
          wordsAt(entry[1], l);
          x += kit.widthOf(entry[1], size.small) + 20 * k;
        });
      }
    });
    x = sheet.left;
    if (isMetAtTimes) wordsAt('nearly always: in 9 of 10 ' + (/ /.test(spec.facts.period) ? 'period' : spec.facts.period) + 's or more; target: the mean of all who came in that ' + (/ /.test(spec.facts.period) ? 'period' : spec.facts.period), 2);
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, row.value, row.variation_words, 'target ' + row.target + ': ' + row.assurance_words] : [];
    }),
    grid: {left: 0, top: 0, width: sheet.frame.width, height: sheet.frame.height},
    xAxis: {type: 'value', show: false, min: 0, max: 1}, yAxis: {type: 'value', show: false, min: 0, max: 1},
    series: [
      kit.once(function () {
        var y = top - 18 * k, shapes = [];
        [['name', heads.name], ['value', heads.value], ['target', heads.target], ['spark', 'over time']].concat(hasChange ? [['change', heads.change]] : [])
          .forEach(function (head) { shapes.push(kit.text(head[1], at[head[0]], y, size.small, {fill: kit.ink.soft})); });
        return shapes.concat(key());
      }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index) {
        var y = top + (index + 0.5) * step;
        var shapes = [
          kit.line(sheet.left, top + index * step, sheet.right, top + index * step, {stroke: kit.ink.line, lineWidth: 1}),
          kit.text(kit.cut(row.name, width.name, letters), at.name, y, letters),
          kit.text(kit.cut(row.value, width.value, letters), at.value, y, letters),
          kit.text(kit.cut(row.target, width.target, letters), at.target, row.assurance ? y - 0.17 * step : y, letters)
        ];
        if (row.assurance) {
          var met = Math.min(size.small, step * 0.36);
          shapes.push(kit.text(kit.cut(row.assurance_words, width.target, met), at.target, y + 0.22 * step, met, {fill: kit.ink.soft}));
        }
        if (hasChange && row.change) {
          shapes.push(kit.mark(row.change_sign, at.change + 5 * k, y, 5 * k),
                      kit.text(kit.cut(row.change, width.change - 18 * k, letters), at.change + 18 * k, y, letters));
        }
        var points = spec.more.sparks.filter(function (point) { return point.row === index; });
        var extent = kit.extent(points, ['value', 'low', 'high']), height = step * 0.62;
        if (!(extent.high > extent.low)) extent = {low: extent.low - 1, high: extent.high + 1};
        function px(i) { return at.spark + sparkWidth * points[i].period / Math.max(1, spec.facts.periods - 1); }
        // [first, last] of those that follow each other without an empty period.
        var parts = [];
        points.forEach(function (point, i) {
          if (i > 0 && points[i - 1].period + 1 === point.period) parts[parts.length - 1][1] = i;
          else parts.push([i, i]);
        });
        function within(part, make) { return points.slice(part[0], part[1] + 1).map(function (point, i) { return make(point, part[0] + i); }); }
        function py(value) { return y + height / 2 - height * (value - extent.low) / ((extent.high - extent.low) || 1); }
        if (points.length && points[0].high !== null) {
          parts.forEach(function (part) {
            var band = within(part, function (point, i) { return [px(i), py(point.high)]; });
            shapes.push(kit.polygon(band.concat(within(part, function (point, i) { return [px(i), py(point.low)]; }).reverse()), {fill: kit.ink.band}));
          });
        }
        if (points.length) {
          parts.forEach(function (part) {
            if (part[0] === part[1]) shapes.push(kit.circle(px(part[0]), py(points[part[0]].value), 2 * k, {fill: kit.ink.good}));
            else shapes.push({type: 'polyline', shape: {points: within(part, function (point, i) { return [px(i), py(point.value)]; })},
                              style: {fill: 'none', stroke: kit.ink.good, lineWidth: 2 * k}});
          });
          points.forEach(function (point, i) {
            if (point.sign !== 'open') shapes.push(kit.mark(point.sign, px(i), py(point.value), 2.5 * k));
          });
          var end = points[points.length - 1];
          shapes.push(end.sign === 'bad' ? kit.mark('bad', px(points.length - 1), py(end.value), 3.5 * k)
                                         : kit.circle(px(points.length - 1), py(end.value), 3.5 * k, {fill: kit.ink.good}));
        }
        if (row.variation) shapes = shapes.concat(face(row.variation, at.variation + icon / 2, y, {open: '~', few: '…', moved: '!', good: '+', bad: '−'}[row.variation]));
        if (row.assurance) shapes = shapes.concat(face(row.assurance, at.assurance + icon / 2, y, row.assurance === 'good' ? 'P' : row.assurance === 'bad' ? 'F' : '?'));
        return shapes;
      }, {z: 3})
    ]
  };
};
