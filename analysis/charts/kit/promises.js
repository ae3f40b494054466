// Scorecard of links: a bar of promises kept with its range, and the figures beside it.
kit.charts['promises'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data;
  var room = size.small > 12 ? size.text : size.small * 1.08;
  function widest(key, head) {
    return Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row[key], room); })
      .concat(kit.wrap(head, 105 * k, size.small).map(function (line) { return kit.widthOf(line, size.small); })));
  }
  var heads = {promise: 'promised within', said: 'kept', requests: 'requests a week', views: '○\u00a0own\u00a0view ●\u00a0theirs', apart: 'own less theirs, points'};
  var nameWidth = Math.min(sheet.width * 0.27, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.name, room); })));
  var gap = 20 * k;
  var promiseWidth = widest('promise', heads.promise), saidWidth = widest('said', heads.said);
  var at = {apart: sheet.right}, viewWidth = Math.max(110 * k, kit.widthOf('○ own view', size.small));
  at.views = at.apart - widest('apart_said', heads.apart) - gap;
  at.requests = at.views - viewWidth - gap;
  at.said = at.requests - widest('requests', heads.requests) - gap - saidWidth;
  at.name = sheet.left;
  at.promise = at.name + nameWidth + gap + promiseWidth;
  var edges = {left: at.promise + gap, right: at.said - gap, top: sheet.top + 50 * k, bottom: sheet.bottom - 48 * k};
  edges.bottom = edges.top + rows.length * kit.rowHeight(sheet, edges.bottom - edges.top, rows.length, 56);

  function head(words, x, align) {
    var lines = kit.wrap(words, 105 * k, size.small);
    return lines.map(function (line, i) {
      return kit.text(line, x, edges.top - 16 * k - (lines.length - 1 - i) * size.small * 1.15, size.small,
                      {fill: kit.ink.soft, textAlign: align});
    });
  }

  // Where the two see it between 0 and 100 points: hollow the supplier, full who asked.
  function views(row, y) {
    var left = at.views - viewWidth, r = 6 * k;
    function px(points) { return left + r + (viewWidth - 2 * r) * points / 100; }
    var shapes = [kit.line(left, y, at.views, y, {stroke: kit.ink.line, lineWidth: 2 * k})];
    if (row.own !== null && row.theirs !== null) shapes.push(kit.line(px(row.theirs), y, px(row.own), y, {stroke: kit.ink.open, lineWidth: 3 * k}));
    if (row.own !== null) shapes.push(kit.circle(px(row.own), y, r, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}));
    if (row.theirs !== null) shapes.push(kit.circle(px(row.theirs), y, r * 0.9, {fill: kit.ink.text}));
    return shapes;
  }

  // Two lines where one has no room: who asks, and whom.
  function name(row, y, step) {
    var ends = row.name.split(' asks ');
    if (kit.widthOf(row.name, room) <= nameWidth || ends.length !== 2 || step < 2.3 * size.small) {
      return [kit.text(kit.cut(row.name, nameWidth, room), sheet.left, y, room)];
    }
    return [kit.text(kit.cut(ends[0], nameWidth, size.small), sheet.left, y - size.small * 0.58, size.small),
            kit.text(kit.cut('asks ' + ends[1], nameWidth, size.small), sheet.left, y + size.small * 0.58, size.small)];
  }

  function colour(row) {
    return row.mean < 80 ? kit.ink.bad : row.mean < 95 ? '#c9962b' : kit.ink.good;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, 'promised within ' + row.promise, 'kept ' + row.said, 'they see ' + row.theirs_said + ' points, the supplier ' + row.own_said] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis + (spec.facts.left_out ? '; shown: ' + spec.facts.left_out : ''),
                       {min: 0, max: 100, interval: edges.right - edges.left < 260 * k ? 50 : 25}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(function () {
        return head('who asks whom', sheet.left, 'left')
          .concat(head(heads.promise, at.promise, 'right'), head(heads.said, at.said, 'left'),
                  head(heads.requests, at.requests, 'right'), head(heads.views, at.views, 'right'), head(heads.apart, at.apart, 'right'));
      }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1], zero = api.coord([0, 0])[0], to = api.coord([row.mean, 0])[0];
        var step = area.height / rows.length, thick = Math.min(28 * k, step * 0.4);
        var shapes = [
          kit.text(row.promise, at.promise, y, room, {textAlign: 'right'}),
          kit.text(row.said, at.said, y, room),
          kit.text(row.requests, at.requests, y, room, {textAlign: 'right'}),
          kit.text(row.apart_said, at.apart, y, room, {textAlign: 'right'}),
          kit.box(zero, y - thick / 2, to - zero, thick, {fill: colour(row)})
        ];
        shapes = shapes.concat(name(row, y, step), views(row, y));
        if (row.low !== null) {
          shapes.push(kit.line(api.coord([row.low, 0])[0], y, api.coord([row.high, 0])[0], y, {lineWidth: 3 * k}));
        }
        if (index > 0) shapes.push(kit.line(sheet.left, y - step / 2, sheet.right, y - step / 2, {stroke: kit.ink.faint}));
        return shapes;
      }, {z: 3})
    ]
  };
};
