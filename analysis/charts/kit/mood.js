// A line for each department, its name at its end; the band is half of the runs.
kit.charts['mood'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var lines = kit.groups(spec.data, 'line');
  var colours = [kit.ink.bad, kit.ink.good, '#2a7d4f', kit.ink.target, '#8f5500', '#2b3a4b', '#0f7b8a', '#9b2c6f'];
  var dashes = ['solid', [12 * k, 5 * k], [3 * k, 4 * k], [14 * k, 4 * k, 3 * k, 4 * k]];
  var nameWidth = Math.min(sheet.width * 0.2, Math.max.apply(null, lines.map(function (line) { return kit.widthOf(line.name, size.small); })));
  var edges = {left: sheet.left + 50 * k, right: sheet.right - nameWidth - 14 * k, top: sheet.top + 30 * k, bottom: sheet.bottom - 30 * k};
  var extent = kit.extent(spec.data, ['low_50', 'high_50']);
  var scale = kit.roundScale(Math.max(0, extent.low - 5), Math.min(100, extent.high + 5), 6);
  var names = lines[0].rows.map(function (row) { return row.begins; });
  function lastOf(line) {
    for (var i = line.rows.length - 1; i >= 0; --i) if (line.rows[i].median !== null) return line.rows[i];
    return null;
  }
  return {
    tooltip: {trigger: 'axis', confine: true},
    grid: kit.grid(sheet, edges),
    xAxis: kit.dates(sheet, names, edges.right - edges.left),
    yAxis: kit.numbers(sheet, '', {min: Math.max(0, scale.min), max: scale.max, interval: scale.interval}),
    series: [kit.once(function (api) {
      var shapes = [kit.text(spec.axis + '; line: the middle run, band: half of the runs', sheet.left, sheet.top + 8 * k, size.small, {fill: kit.ink.soft})];
      var known = lines.map(function (line, l) { return {line: line, l: l, last: lastOf(line)}; }).filter(function (entry) { return entry.last; });
      known.forEach(function (entry) {
        var rows = entry.line.rows.filter(function (row) { return row.median !== null; });
        shapes.push(kit.polygon(rows.map(function (row) { return api.coord([row.period, row.high_50]); })
          .concat(rows.slice().reverse().map(function (row) { return api.coord([row.period, row.low_50]); })), {fill: colours[entry.l], opacity: 0.15}));
      });
      var places = kit.spaced(known.map(function (entry) { return api.coord([0, entry.last.median])[1]; }), size.small * 1.2, edges.bottom - 4 * k);
      known.forEach(function (entry, i) {
        shapes.push(kit.text(kit.cut(entry.line.name, nameWidth, size.small), edges.right + 10 * k, places[i], size.small, {fill: colours[entry.l]}));
      });
      return shapes;
    }, {silent: true, z: 1})].concat(lines.map(function (line, l) {
      return {type: 'line', name: line.name, symbol: 'none', z: 3, color: colours[l], lineStyle: {color: colours[l], width: 3 * k, type: dashes[l % dashes.length]},
              data: line.rows.map(function (row) { return row.median; })};
    }))
  };
};
