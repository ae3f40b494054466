// How many have been served within so long: a curve with its range for each segment, and where their expectation lies.
kit.charts['waits'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var lines = kit.groups(spec.data, 'line');
  var colours = [kit.ink.good, kit.ink.bad, '#2a7d4f', kit.ink.target], dashes = ['solid', [12 * k, 5 * k], [3 * k, 4 * k], [14 * k, 4 * k, 3 * k, 4 * k]];
  var edges = {left: sheet.left + 56 * k, right: sheet.right - 20 * k, top: sheet.top + 52 * k, bottom: sheet.bottom - 48 * k};
  var scale = kit.roundScale(0, spec.facts.end, 8);

  function promiseShapes(api) {
    var shapes = [], places = [];
    spec.more.promises.forEach(function (promise, l) {
      if (promise.promise === null) return;
      var at = api.coord([promise.promise, promise.share]), foot = api.coord([0, 0])[1];
      shapes.push(kit.line(at[0], foot, at[0], at[1], {stroke: colours[l], lineWidth: 2 * k, lineDash: [6 * k, 4 * k]}),
                  kit.circle(at[0], at[1], 7 * k, {fill: kit.ink.paper, stroke: colours[l], lineWidth: 3 * k}));
      places.push({words: promise.said, x: at[0], y: at[1] + 22 * k, colour: colours[l]});
    });
    var spaced = kit.spaced(places.map(function (place) { return place.y; }), size.text * 1.25, edges.bottom - 14 * k);
    places.forEach(function (place, i) {
      var width = kit.widthOf(place.words, size.text), right = place.x + 14 * k + width < edges.right;
      var x = right ? place.x + 14 * k : place.x - 14 * k - width;
      shapes.push(kit.box(x - 4 * k, spaced[i] - size.text * 0.62, width + 8 * k, size.text * 1.24, {fill: kit.ink.paper, opacity: 0.85}),
                  kit.text(place.words, x, spaced[i], size.text, {fill: place.colour}));
    });
    return shapes;
  }

  return {
    tooltip: {trigger: 'axis', confine: true},
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: 0, max: spec.facts.end, interval: scale.interval, splitLine: {show: false},
                                          axisLine: {show: true, lineStyle: {color: kit.ink.line}}}),
    yAxis: kit.numbers(sheet, '', {min: 0, max: 100, interval: 20}),
    series: [kit.once(function (api) {
      var shapes = kit.legend(sheet, lines.map(function (line, l) {
        return [line.name, function (x, y) {
          return [kit.line(x, y, x + 30 * k, y, {stroke: colours[l], lineWidth: 3 * k, lineDash: dashes[l] === 'solid' ? null : dashes[l]})];
        }, 30];
      }).concat([['ring: what they expect; band: likely range', function () { return []; }, 0]]));
      lines.forEach(function (line, l) {
        var rows = line.rows.filter(function (row) { return row.low !== null && row.within <= spec.facts.end; });
        var band = rows.map(function (row) { return api.coord([row.within, row.high]); })
          .concat(rows.slice().reverse().map(function (row) { return api.coord([row.within, row.low]); }));
        if (band.length > 2) shapes.push(kit.polygon(band, {fill: colours[l], opacity: 0.2}));
      });
      shapes.push(kit.text('% of them', sheet.left, edges.top - 18 * k, size.small));
      return shapes;
    }, {silent: true, z: 1})].concat(lines.map(function (line, l) {
      return {type: 'line', name: line.name, symbol: 'none', z: 3, color: colours[l], lineStyle: {color: colours[l], width: 3 * k, type: dashes[l]},
              data: line.rows.map(function (row) { return [row.within, row.share]; })};
    })).concat([kit.once(promiseShapes, {silent: true, z: 5})])
  };
};
