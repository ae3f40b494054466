// The request tree by the clock: a bar for each stay, by what it was spent on; underlined where the customer's time went.
kit.charts['story'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, count = Math.max(1, spec.facts.rows);
  var kinds = {
    line: [kit.ink.pale, 'in line'], work: [kit.ink.good, 'at work'], held: [kit.ink.held, 'held: somebody waits with it'],
    parked: ['#c9cfd6', 'set aside'], away: ['#e6e9ed', 'its person is away']
  };
  var deepest = spec.data.reduce(function (most, row) { return Math.max(most, row.depth); }, 1);
  var indent = Math.min(18 * k, sheet.width * 0.2 / deepest), gone = {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]};
  var nameWidth = Math.min(sheet.width * 0.3, Math.max.apply(null, spec.data.map(function (row) {
    return Math.ceil(kit.widthOf(row.name, size.text) + row.depth * indent);
  }).concat([10])));
  var edges = {left: sheet.left + nameWidth + 18 * k, right: sheet.right - 20 * k, top: sheet.top + 30 * k, bottom: sheet.bottom - 48 * k};
  edges.bottom = Math.min(edges.bottom, edges.top + count * (count < 4 ? 96 : 64) * k);
  var low = 0, high = spec.facts.whole;
  spec.data.forEach(function (row) { high = Math.max(high, row.to); });
  high = Math.min(high, spec.facts.whole * 1.25) || 1;
  var scale = kit.roundScale(low, high, 8);
  // A job is at one place at a time: no more cuts than fill every row.
  var cutsLeft = count * sheet.width / (8 * k);
  // Told apart without colour too: held has white cuts, what nobody works on an outline.
  function bar(kind, x, y, width, height) {
    var isEmpty = kind === 'parked' || kind === 'away';
    var shapes = [kit.box(x, y, width, height, {fill: kinds[kind][0], stroke: isEmpty ? kit.ink.open : null, lineWidth: k})];
    for (var at = x + 8 * k; kind === 'held' && at < x + width - 2 * k && cutsLeft-- > 0; at += 8 * k) {
      shapes.push(kit.line(at, y, at, y + height * 0.3, {stroke: kit.ink.paper, lineWidth: 2 * k}));
    }
    return shapes;
  }
  function x(api, time) { return api.coord([Math.min(high, Math.max(low, time)), 0])[0]; }
  function thickOf(step) { return Math.min(32 * k, step * 0.55); }
  var used = Object.keys(kinds).filter(function (kind) { return spec.data.some(function (row) { return row.kind === kind; }); });

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && spec.data[params.dataIndex];
      return row ? [row.name + ': ' + kinds[row.kind][1], row.said] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: 0, max: high, interval: scale.interval}),
    yAxis: kit.places(count, {inverse: true}),
    series: [
      kit.once(function (api, area) {
        var shapes = kit.legend(sheet, used.map(function (kind) {
          return [kinds[kind][1], function (x, y) { return bar(kind, x, y - 7 * k, 24 * k, 14 * k); }];
        }).concat([['the customer’s own time went here', function (x, y) { return [kit.box(x, y - 3 * k, 24 * k, 6 * k, {fill: kit.ink.text})]; }],
          ['left', function (x, y) { return [kit.line(x, y, x + 24 * k, y, gone)]; }]]));
        var left = api.coord([spec.facts.whole, 0])[0], step = area.height / count, told = {};
        shapes.push(kit.line(left, area.y, left, area.y + area.height, gone));
        spec.data.forEach(function (row) {
          if (told[row.row]) return;
          told[row.row] = true;
          var y = api.coord([0, row.row])[1], x = sheet.left + row.depth * indent, letters = Math.min(size.text, step * 0.8);
          shapes.push(kit.text(kit.cut(row.name, nameWidth - row.depth * indent, letters), x, y, letters));
          if (row.depth > 0) shapes.push(kit.line(x - indent * 0.6, y, x - indent * 0.2, y, {stroke: kit.ink.open, lineWidth: 1.5 * k}));
        });
        return shapes;
      }, {silent: true, z: 1}),
      kit.custom(spec.data, function (row, index, api, area) {
        var step = area.height / count, y = api.coord([0, row.row])[1], thick = thickOf(step);
        if (row.from > high) return [];
        var from = x(api, row.from), to = x(api, row.to);
        var letters = Math.min(size.small, thick * 0.8), fits = letters > 9 * k && kit.widthOf(row.said, letters) < to - from - 8 * k;
        return bar(row.kind, from, y - thick / 2, Math.max(to - from, 1.5 * k), thick).concat(
          fits ? [kit.text(row.said, (from + to) / 2, y, letters, {textAlign: 'center', fill: row.kind === 'work' ? kit.ink.paper : kit.ink.text})] : []);
      }, {z: 3}),
      kit.custom(spec.more.critical, function (row, index, api, area) {
        var step = area.height / count, y = api.coord([0, row.row])[1], thick = thickOf(step);
        if (row.from > high) return [];
        var from = x(api, row.from), to = x(api, row.to);
        return [kit.box(from, y + thick / 2 + 1 * k, Math.max(to - from, 1.5 * k), Math.min(6 * k, step * 0.16), {fill: kit.ink.text})];
      }, {silent: true, z: 4})
    ]
  };
};
