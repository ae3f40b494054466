// Quadrant: how well a department does from left to right, how much it matters upwards, both ranges as a cross.
kit.charts['where-to-act'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data, facts = spec.facts;
  var notes = kit.notes(sheet, [facts.left_out, facts.note]);
  var edges = {left: sheet.left + 46 * k, right: sheet.right - 14 * k, top: sheet.top + 62 * k, bottom: notes.top - (notes.shapes.length ? 60 : 48) * k};
  var across = kit.extent(rows, ['performance', 'performance_low', 'performance_high']);
  var up = kit.extent(rows, ['importance', 'importance_low', 'importance_high']);
  // Every field has room for its instruction, wherever the departments are.
  var low = Math.min(across.low, facts.good - 0.4 * (100 - facts.good));
  var top = Math.max(up.high * 1.06, facts.matters * 1.5);
  var floor = Math.min(up.low < 0 ? up.low - 0.06 * (top - up.low) : up.low, facts.matters - 0.34 * (top - facts.matters), -0.12 * top);
  var x = kit.roundScale(Math.max(0, low), 100, 6), y = kit.roundScale(floor, top, 6);
  x.max = 100;
  y.min = floor;

  function at(value, scale, from, to) { return from + (value - scale.min) / (scale.max - scale.min) * (to - from); }
  function px(value) { return at(Math.min(x.max, Math.max(x.min, value)), x, edges.left, edges.right); }
  function py(value) { return at(Math.min(y.max, Math.max(y.min, value)), y, edges.bottom, edges.top); }
  var lineX = px(facts.good), lineY = py(facts.matters);

  // What is drawn already, that no name may stand on.
  var placer = kit.placer(edges);

  var fields = [
    {words: 'Fix first', left: true, top: true}, {words: 'Keep up', left: false, top: true},
    {words: 'Watch', left: true, top: false}, {words: 'Do not overinvest', left: false, top: false}
  ].map(function (field) {
    field.size = size.text * 1.15;
    field.width = kit.widthOf(field.words, field.size, 'bold');
    field.x = field.left ? edges.left + 12 * k : edges.right - 12 * k;
    field.y = field.top ? edges.top + 18 * k : edges.bottom - 18 * k;
    placer.takeWords(kit.boxAt(field.left ? field.x : field.x - field.width, field.y, field.width, field.size * 1.2));
    return field;
  });
  rows.forEach(function (row) {
    var cx = px(row.performance), cy = py(row.importance), r = 11 * k;
    placer.take(kit.boxAt(cx - r, cy, 2 * r, 2 * r));
    if (row.performance_low !== null) placer.take(kit.boxAt(px(row.performance_low), cy, px(row.performance_high) - px(row.performance_low), 3 * k));
    if (row.importance_low !== null) {
      placer.take({left: cx - 2 * k, right: cx + 2 * k, top: py(row.importance_high), bottom: py(row.importance_low)});
    }
  });

  [lineY, py(0)].forEach(function (line) { placer.take({left: edges.left, right: edges.right, top: line - 3 * k, bottom: line + 3 * k}); });
  placer.take({left: lineX - 3 * k, right: lineX + 3 * k, top: edges.top, bottom: edges.bottom});

  // Above its line, where the name of the scale upwards leaves room; else beside its line, at the first place where
  // nothing else stands.
  function above(words) {
    var width = kit.widthOf(words, size.small), clear = sheet.left + kit.widthOf(facts.importance, size.small) + 20 * k;
    var left = Math.max(clear, Math.min(edges.right - width, lineX - width / 2));
    return left <= lineX && left + width <= edges.right ? {words: words, x: left, y: edges.top - 18 * k} : null;
  }
  var captions = [
    {words: facts.good_said, above: above(facts.good_said), places: [[lineX + 6 * k, edges.top + 16 * k], [lineX + 6 * k, edges.bottom - 16 * k], [lineX + 6 * k, edges.top + 44 * k], [lineX + 6 * k, lineY + 16 * k]]},
    {words: facts.matters_said, places: [0, 0.25, 0.5, 0.75, 1].reduce(function (places, share) {
      var left = edges.right - 8 * k - share * (edges.right - edges.left - 16 * k - kit.widthOf(facts.matters_said, size.small)) -
        kit.widthOf(facts.matters_said, size.small);
      return places.concat([[left, lineY - 13 * k], [left, lineY + 13 * k]]);
    }, [])}
  ].map(function (caption) {
    if (caption.above) return caption.above;
    function boxOf(place) { return kit.boxAt(place[0], place[1], kit.widthOf(caption.words, size.small), size.small * 1.1); }
    var free = caption.places.filter(function (place) { return placer.isFree(boxOf(place)); });
    var place = free[0] || caption.places[0];
    placer.takeWords(boxOf(place));
    return {words: caption.words, x: place[0], y: place[1]};
  });

  // In the field of its mark, if there is room. The most important choose first.
  var most = 0.3 * (edges.right - edges.left);
  var names = rows.map(function (row) {
    var cx = px(row.performance), cy = py(row.importance), words = kit.cut(row.name, most, size.text);
    return placer.beside(words, cx, cy, size.text, k, function (box) {
      return (box.top < lineY) === (cy < lineY) && (box.right < lineX) === (cx < lineX);
    }) || placer.beside(words, cx, cy, size.text, k);
  });

  // Round numbers upwards; below 0, where there is room only for the instructions, none unless a range reaches there.
  function steps() {
    var shapes = [];
    for (var n = Math.ceil(y.min / y.interval); n * y.interval <= y.max * (1 + 1e-9); ++n) {
      var value = parseFloat((n * y.interval).toPrecision(12));
      if (value < 0 && up.low >= 0) continue;
      shapes.push(kit.text(kit.figure(value), edges.left - 9 * k, py(value), size.small, {fill: kit.ink.soft, textAlign: 'right'}));
    }
    return shapes;
  }

  function kindOf(row) { return row.felt === 'below 0' ? 'against' : row.felt !== 'yes' ? 'open' : row.instruction === 'fix first' ? 'bad' : 'good'; }

  function ground() {
    var shapes = [
      kit.box(edges.left, edges.top, lineX - edges.left, lineY - edges.top, {fill: '#fbeee6'}),
      kit.box(lineX, edges.top, edges.right - lineX, lineY - edges.top, {fill: '#eaf1f8'}),
      kit.line(lineX, edges.top, lineX, edges.bottom, {stroke: kit.ink.soft, lineWidth: 1.5 * k, lineDash: [7 * k, 5 * k]}),
      kit.line(edges.left, py(0), edges.right, py(0), {stroke: kit.ink.line, lineWidth: k}),
      kit.line(edges.left, lineY, edges.right, lineY, {stroke: kit.ink.soft, lineWidth: 1.5 * k, lineDash: [7 * k, 5 * k]})
    ];
    fields.forEach(function (field) {
      shapes.push(kit.text(field.words, field.x, field.y, field.size,
                           {font: kit.font(field.size, 'bold'), textAlign: field.left ? 'left' : 'right',
                            fill: field.left && field.top ? kit.ink.bad : kit.ink.soft}));
    });
    captions.forEach(function (caption) {
      shapes.push(kit.text(caption.words, caption.x, caption.y, size.small, {fill: kit.ink.soft}));
    });
    shapes.push(kit.text(kit.cut(facts.importance, sheet.width, size.small), sheet.left, edges.top - 18 * k, size.small));
    return shapes.concat(notes.shapes);
  }

  function signs() {
    function sign(kind) { return function (x, y) { return [kit.mark(kind, x + 12 * k, y, 8 * k)]; }; }
    var against = rows.some(function (row) { return kindOf(row) === 'against'; }) ? [['pulls the other way', sign('against')]] : [];
    var entries = [['act here first', sign('bad')], ['other fields', sign('good')], ['share cannot be told from 0', sign('open')]].concat(against, [
                   ['likely ranges', function (x, y) { return [kit.line(x, y, x + 24 * k, y, {lineWidth: 2 * k}), kit.line(x + 12 * k, y - 8 * k, x + 12 * k, y + 8 * k, {lineWidth: 2 * k})]; }]]);
    return kit.legend(sheet, entries);
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name + ': ' + row.instruction + (row.sure === 'yes' ? '' : ' (not sure)'), facts.importance + ': ' + row.importance_said,
                    'right and in time: ' + row.performance_said].concat(row.mostly ? ['mostly by what it does for ' + row.mostly] : []) : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: x.min, max: x.max, interval: x.interval, splitLine: {show: false}}),
    yAxis: {type: 'value', show: false, min: y.min, max: y.max},
    series: [
      kit.once(function () { return ground().concat(steps(), signs()); }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index) {
        var cx = px(row.performance), cy = py(row.importance), kind = kindOf(row), cap = 5 * k, shapes = [];
        var ink = {stroke: kind === 'open' ? kit.ink.open : kit.ink.text, lineWidth: 2 * k};
        if (row.performance_low !== null) {
          [row.performance_low, row.performance_high].forEach(function (end) { shapes.push(kit.line(px(end), cy - cap, px(end), cy + cap, ink)); });
          shapes.push(kit.line(px(row.performance_low), cy, px(row.performance_high), cy, ink));
        }
        if (row.importance_low !== null) {
          [row.importance_low, row.importance_high].forEach(function (end) { shapes.push(kit.line(cx - cap, py(end), cx + cap, py(end), ink)); });
          shapes.push(kit.line(cx, py(row.importance_low), cx, py(row.importance_high), ink));
        }
        // The mark lies over the end of its thread.
        return shapes.concat(kit.named(names[index], cx, cy, size.text, k, {fill: kind === 'open' ? kit.ink.soft : kit.ink.text}),
                             kit.mark(kind, cx, cy, 8 * k));
      }, {z: 3})
    ]
  };
};
