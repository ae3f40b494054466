// What each choice costs a year from left to right, what it brings upwards with its range; a line of steps through those that
// surely bring more than all that cost less.
kit.charts['frontier'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, facts = spec.facts;
  var note = facts.left_out ? kit.wrap(facts.left_out, sheet.width, size.small, {most: 3}) : [], noteStep = size.small * 1.25;
  var edges = {left: sheet.left + 62 * k, right: sheet.right - 14 * k, top: sheet.top + 62 * k, bottom: sheet.bottom - 56 * k - (note.length ? 8 * k + note.length * noteStep : 0)};
  var across = kit.extent(rows, ['cost']), up = kit.extent(rows, ['gain', 'low', 'high']);
  var x = kit.roundScale(Math.min(0, across.low), Math.max(0, across.high), 6), y = kit.roundScale(Math.min(0, up.low), Math.max(0, up.high), 6);
  // Marks at an end stand clear of the edge.
  var first = x.min, clear = 0.05 * (x.max - x.min);
  x.min -= clear;
  x.max += clear;

  function px(value) { return edges.left + (value - x.min) / (x.max - x.min) * (edges.right - edges.left); }
  function py(value) { return edges.bottom - (value - y.min) / (y.max - y.min) * (edges.bottom - edges.top); }

  var steps = rows.filter(function (row) { return row.standing === 'worth its money' || row.standing === 'as today'; });
  // Where something better costs nothing, today is no step.
  steps = steps.filter(function (row, i) { return i === 0 || row.standing !== 'as today'; });
  var placer = kit.placer(edges);
  rows.forEach(function (row) {
    var r = 10 * k;
    placer.take(kit.boxAt(px(row.cost) - r, py(row.gain), 2 * r, 2 * r));
    if (row.low !== null) placer.take({left: px(row.cost) - 5 * k, right: px(row.cost) + 5 * k, top: py(row.high), bottom: py(row.low)});
  });
  steps.forEach(function (row, i) {
    var next = i + 1 < steps.length ? px(steps[i + 1].cost) : edges.right;
    placer.take({left: px(row.cost), right: next, top: py(row.gain) - 3 * k, bottom: py(row.gain) + 3 * k});
    if (i > 0) placer.take({left: px(row.cost) - 3 * k, right: px(row.cost) + 3 * k, top: py(row.gain), bottom: py(steps[i - 1].gain)});
  });
  // Those worth their money choose first. Of many others the best have names, near their marks; who looks for more has the table.
  var most = 8, others = rows.filter(function (row) { return steps.indexOf(row) < 0 && row.standing !== 'as today'; });
  others.sort(function (a, b) {
    var behind = (a.standing === 'surely surpassed') - (b.standing === 'surely surpassed');
    return behind || b.gain - a.gain || rows.indexOf(a) - rows.indexOf(b);
  });
  var few = rows.length <= most, best = few ? others : others.slice(0, 4), names = [];
  function near(row) {
    return function (box) {
      var dx = Math.max(box.left - px(row.cost), px(row.cost) - box.right, 0), dy = Math.max(box.top - py(row.gain), py(row.gain) - box.bottom, 0);
      return dx * dx + dy * dy <= 1600 * k * k;  // no thread
    };
  }
  rows.filter(function (row) { return others.indexOf(row) < 0; }).concat(best).forEach(function (row) {
    var isOther = others.indexOf(row) >= 0, words = kit.cut(row.name, 0.6 * (edges.right - edges.left), size.text);
    // Half a name could be that of another bundle; the table has it whole.
    if (isOther && words !== row.name) return;
    names[rows.indexOf(row)] = placer.beside(words, px(row.cost), py(row.gain), size.text, k, isOther && !few ? near(row) : null);
  });
  var nameless = rows.filter(function (row, i) { return !names[i]; }).length;

  function kindOf(row) { return row.standing === 'worth its money' ? 'good' : row.standing === 'surely surpassed' ? 'bad' : 'open'; }

  function sign(row, cx, cy) {
    if (row.standing === 'as today') return kit.box(cx - 8 * k, cy - 8 * k, 16 * k, 16 * k, {fill: kit.ink.text});
    if (row.standing === 'saves money') return kit.box(cx - 7 * k, cy - 7 * k, 14 * k, 14 * k, {fill: kit.ink.paper, stroke: kit.ink.open, lineWidth: 2.5 * k});
    return kit.mark(kindOf(row), cx, cy, 8 * k);
  }

  function faint(shapes) {
    shapes.forEach(function (shape) { shape.style.opacity = 0.45; });
    return shapes;
  }

  // What is below a faint mark does not show through.
  function blank(shape) {
    shape.style.fill = kit.ink.paper;
    shape.style.stroke = kit.ink.paper;
    return shape;
  }

  function ground() {
    function entry(standing) { return function (left, top) { return [sign({standing: standing}, left + 12 * k, top)]; }; }
    var shapes = kit.legend(sheet, [['as today', 'as today'], ['worth its money', 'worth its money'], ['saves money', 'saves money, brings less'],
                                    ['cannot be told', 'cannot be told'], ['surely surpassed', 'surely surpassed by one that costs no more']]
      .filter(function (pair) { return rows.some(function (row) { return row.standing === pair[0]; }); })
      .map(function (pair) { return [pair[1], entry(pair[0])]; }));
    steps.forEach(function (row, i) {
      var next = i + 1 < steps.length ? px(steps[i + 1].cost) : edges.right, style = {stroke: kit.ink.pale, lineWidth: 4 * k};
      shapes.push(kit.line(px(row.cost), py(row.gain), next, py(row.gain), style));
      if (i > 0) shapes.push(kit.line(px(row.cost), py(steps[i - 1].gain), px(row.cost), py(row.gain), style));
    });
    var rest = nameless > 0 ? nameless + (few ? '' : ' more') + ' without a name: see the table' : '', restWidth = kit.widthOf(rest, size.small);
    shapes.push(kit.text(kit.cut(facts.gain, sheet.width - restWidth - 20 * k, size.small), sheet.left, edges.top - 18 * k, size.small));
    if (rest) shapes.push(kit.text(rest, edges.right, edges.top - 18 * k, size.small, {fill: kit.ink.soft, textAlign: 'right'}));
    note.forEach(function (line, l) {
      shapes.push(kit.text(line, sheet.left, sheet.bottom - 8 * k - (note.length - 1 - l) * noteStep, size.small, {fill: kit.ink.soft}));
    });
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, row.cost_said, row.said, row.standing] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: x.min, max: x.max, interval: x.interval, show: false}),
    yAxis: kit.numbers(sheet, '', {min: y.min, max: y.max, interval: y.interval}),
    series: [
      kit.once(function () {
        var shapes = ground();
        for (var n = Math.round(first / x.interval); n * x.interval <= x.max; ++n) {
          shapes.push(kit.text(kit.figure(parseFloat((n * x.interval).toPrecision(12))), px(n * x.interval), edges.bottom + 16 * k, size.small,
                               {fill: kit.ink.soft, textAlign: 'center'}));
        }
        shapes.push(kit.text(kit.cut(spec.axis, sheet.width, size.small), (edges.left + edges.right) / 2, edges.bottom + 40 * k, size.small, {textAlign: 'center'}));
        return shapes;
      }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index) {
        var cx = px(row.cost), cy = py(row.gain), shapes = [], ink = {stroke: kindOf(row) === 'open' ? kit.ink.open : kit.ink.text, lineWidth: 2 * k};
        if (row.low !== null) {
          shapes.push(kit.line(cx, py(row.low), cx, py(row.high), ink));
          [row.low, row.high].forEach(function (end) { shapes.push(kit.line(cx - 5 * k, py(end), cx + 5 * k, py(end), ink)); });
        }
        if (!few && !names[index]) return faint(shapes).concat(blank(sign(row, cx, cy)), faint([sign(row, cx, cy)]));
        shapes.push(sign(row, cx, cy));
        return shapes.concat(kit.named(names[index], cx, cy, size.text, k, {fill: kindOf(row) === 'good' || row.standing === 'as today' ? kit.ink.text : kit.ink.soft}));
      }, {z: 3})
    ]
  };
};
