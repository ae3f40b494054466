// Scorecard of links: a bar of promises kept with its range, and the figures beside it.
kit.charts['promises'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data;
  var room = size.small > 12 ? size.text : size.small * 1.08;
  function widest(key, head) {
    return Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row[key], room); })
      .concat(kit.wrap(head, 105 * k, size.small).map(function (line) { return kit.widthOf(line, size.small); })));
  }
  var heads = {promise: 'promised within', said: 'kept', requests: 'requests a week', gap: 'received less expected', own: 'supplier’s own view'};
  var nameWidth = Math.min(sheet.width * 0.27, Math.max.apply(null, rows.map(function (row) { return kit.widthOf(row.name, room); })));
  var gap = 20 * k;
  var promiseWidth = widest('promise', heads.promise), saidWidth = widest('said', heads.said);
  var at = {own: sheet.right};
  at.gap = at.own - widest('own', heads.own) - gap;
  at.requests = at.gap - widest('gap', heads.gap) - gap;
  at.said = at.requests - widest('requests', heads.requests) - gap - saidWidth;
  at.name = sheet.left;
  at.promise = at.name + nameWidth + gap + promiseWidth;
  var edges = {left: at.promise + gap, right: at.said - gap, top: sheet.top + 50 * k, bottom: sheet.bottom - 48 * k};
  edges.bottom = Math.min(edges.bottom, edges.top + rows.length * 56 * k);

  function head(words, x, align) {
    var lines = kit.wrap(words, 105 * k, size.small);
    return lines.map(function (line, i) {
      return kit.text(line, x, edges.top - 16 * k - (lines.length - 1 - i) * size.small * 1.15, size.small,
                      {fill: kit.ink.soft, textAlign: align});
    });
  }

  function colour(row) {
    return row.mean < 80 ? kit.ink.bad : row.mean < 95 ? '#c9962b' : kit.ink.good;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [row.name, 'promised within ' + row.promise, 'kept ' + row.said] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis + (spec.facts.left_out ? '; shown: ' + spec.facts.left_out : ''),
                       {min: 0, max: 100, interval: edges.right - edges.left < 260 * k ? 50 : 25}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(function () {
        return head('who asks whom', sheet.left, 'left')
          .concat(head(heads.promise, at.promise, 'right'), head(heads.said, at.said, 'left'),
                  head(heads.requests, at.requests, 'right'), head(heads.gap, at.gap, 'right'), head(heads.own, at.own, 'right'));
      }, {silent: true, z: 1}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1], zero = api.coord([0, 0])[0], to = api.coord([row.mean, 0])[0];
        var step = area.height / rows.length, thick = Math.min(22 * k, step * 0.55);
        var shapes = [
          kit.text(kit.cut(row.name, nameWidth, room), sheet.left, y, room),
          kit.text(row.promise, at.promise, y, room, {textAlign: 'right'}),
          kit.text(row.said, at.said, y, room),
          kit.text(row.requests, at.requests, y, room, {textAlign: 'right'}),
          kit.text(row.gap, at.gap, y, room, {textAlign: 'right'}),
          kit.text(row.own, at.own, y, room, {textAlign: 'right'}),
          kit.box(zero, y - thick / 2, to - zero, thick, {fill: colour(row)})
        ];
        if (row.low !== null) {
          shapes.push(kit.line(api.coord([row.low, 0])[0], y, api.coord([row.high, 0])[0], y, {lineWidth: 3 * k}));
        }
        if (index > 0) shapes.push(kit.line(sheet.left, y - step / 2, sheet.right, y - step / 2, {stroke: kit.ink.faint}));
        return shapes;
      }, {z: 3})
    ]
  };
};
