// What the runs showed, period by period: half of them in the dark band, nine of ten in the pale one; over them the
// organisation's own points, hollow where they lie outside.
kit.charts['fan'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var lines = kit.groups(spec.data, 'line');
  var colours = [kit.ink.open, kit.ink.good], dashes = ['solid', [10 * k, 4 * k]];
  var names = lines[0].rows.map(function (row) { return row.begins; });
  var edges = {left: sheet.left + 56 * k, right: sheet.right - 8 * k, top: sheet.top + 60 * k, bottom: sheet.bottom - 30 * k};
  var extent = kit.extent(spec.data, ['low_90', 'high_90', 'own']);
  var own = spec.facts.own ? lines[0].rows : [];
  var scale = kit.roundScale(extent.low, extent.high, 6);

  function band(line, api, low, high, style) {
    var rows = line.rows.filter(function (row) { return row.median !== null; });
    if (!rows.length) return null;
    return kit.polygon(rows.map(function (row) { return api.coord([row.period, row[high]]); })
      .concat(rows.slice().reverse().map(function (row) { return api.coord([row.period, row[low]]); })), style);
  }

  function dot(x, y, isInside) {
    return kit.circle(x, y, 5 * k, isInside ? {fill: kit.ink.text, stroke: kit.ink.paper, lineWidth: 1.5 * k} : {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2.5 * k});
  }

  var entries = [];
  if (own.length) {
    entries.push([spec.facts.own, function (x, y) { return [kit.line(x, y, x + 26 * k, y, {stroke: kit.ink.text, lineWidth: k}), dot(x + 13 * k, y, true)]; }, 26]);
  }
  if (own.some(function (row) { return row.inside === 'no'; })) {
    entries.push(['outside', function (x, y) { return [dot(x + 8 * k, y, false)]; }, 16]);
  }
  lines.forEach(function (line, l) {
    entries.push([line.name, function (x, y) {
      return [kit.box(x, y - 9 * k, 26 * k, 18 * k, {fill: colours[l], opacity: 0.18}), kit.box(x, y - 5 * k, 26 * k, 10 * k, {fill: colours[l], opacity: 0.3}),
              kit.line(x, y, x + 26 * k, y, {stroke: colours[l], lineWidth: 3 * k, lineDash: dashes[l] === 'solid' ? null : dashes[l]})];
    }, 26]);
  });
  entries.push([own.length ? 'dark: half of the runs, pale: 9 of 10' : 'line: the middle run; dark band: half of the runs; pale: 9 of 10', function () { return []; }, 0]);

  return {
    tooltip: {trigger: 'axis', confine: true},
    grid: kit.grid(sheet, edges),
    xAxis: kit.dates(sheet, names, edges.right - edges.left),
    yAxis: kit.numbers(sheet, '', {min: scale.min, max: scale.max, interval: scale.interval}),
    series: [kit.once(function (api) {
      var shapes = kit.legend(sheet, entries).concat([kit.text(spec.axis, sheet.left, edges.top - 20 * k, size.small)]);
      lines.forEach(function (line, l) {
        shapes.push(band(line, api, 'low_90', 'high_90', {fill: colours[l], opacity: 0.18}), band(line, api, 'low_50', 'high_50', {fill: colours[l], opacity: 0.3}));
      });
      return shapes.filter(function (shape) { return shape; });
    }, {silent: true, z: 1})].concat(lines.map(function (line, l) {
      return {type: 'line', name: line.name, symbol: 'none', z: 3, color: colours[l], lineStyle: {color: colours[l], width: 3 * k, type: dashes[l]},
              data: line.rows.map(function (row) { return row.median; })};
    })).concat(own.length ? [{
      type: 'line', name: spec.facts.own, z: 4, color: kit.ink.text, lineStyle: {color: kit.ink.text, width: k}, symbolSize: 10 * k, showAllSymbol: true,
      data: own.map(function (row) {
        if (row.own === null) return null;
        return row.inside === 'no' ? {value: row.own, symbol: 'circle', itemStyle: {color: kit.ink.paper, borderColor: kit.ink.text, borderWidth: 2.5 * k}}
                                   : {value: row.own, symbol: 'circle', itemStyle: {color: kit.ink.text, borderColor: kit.ink.paper, borderWidth: 1.5 * k}};
      })
    }] : [])
  };
};
