// A line for each department with the band of half the runs, its sign and its name beside its end; events as dashed lines.
kit.charts['mood'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, events = spec.more.events;
  var lines = kit.groups(spec.data, 'line');
  var nameWidth = Math.min(sheet.width * 0.2, Math.max.apply(null, lines.map(function (line) { return kit.widthOf(line.name, size.small); })));
  var eventRoom = events.length ? 22 * k : 0;
  var edges = {left: sheet.left + 50 * k, right: sheet.right - nameWidth - 42 * k, top: sheet.top + 30 * k + eventRoom, bottom: sheet.bottom - 30 * k};
  var extent = kit.extent(spec.data, ['low_50', 'high_50']), lack = Math.max(2, (10 - (extent.high - extent.low)) / 2);
  var scale = kit.roundScale(Math.max(0, extent.low - lack), Math.min(100, extent.high + lack), 6);
  var names = lines[0].rows.map(function (row) { return row.begins; });
  var every = Math.max(1, Math.round(names.length / 6));
  var known = lines.map(function (line, l) {
    return {name: line.name, l: l, style: kit.lineStyle(l, k), rows: line.rows.filter(function (row) { return row.median !== null; })};
  }).filter(function (line) { return line.rows.length; });

  function bands(api) {
    return known.map(function (line) {
      return kit.polygon(line.rows.map(function (row) { return api.coord([row.period, row.high_50]); })
        .concat(line.rows.slice().reverse().map(function (row) { return api.coord([row.period, row.low_50]); })), {fill: line.style.colour, opacity: 0.15});
    });
  }

  // Signs stand at other periods for each line, so that lines that lie together can be told apart.
  function signs(api) {
    var shapes = [];
    known.forEach(function (line) {
      line.rows.forEach(function (row, i) {
        if ((i + line.l) % every) return;
        var at = api.coord([row.period, row.median]);
        shapes.push(kit.lineSign(line.l, at[0], at[1], 5 * k));
      });
    });
    return shapes;
  }

  function namesBeside(api) {
    var ends = known.map(function (line) { return api.coord([0, line.rows[line.rows.length - 1].median])[1]; }), shapes = [];
    var places = kit.spaced(ends, size.small * 1.3, edges.bottom - 4 * k);
    known.forEach(function (line, i) {
      shapes.push(kit.line(edges.right + 2 * k, ends[i], edges.right + 18 * k, places[i], {stroke: line.style.colour, lineWidth: k}),
                  kit.lineSign(line.l, edges.right + 26 * k, places[i], 5 * k),
                  kit.text(kit.cut(line.name, nameWidth, size.small), edges.right + 38 * k, places[i], size.small));
    });
    return shapes;
  }

  function eventLines(api, area) {
    var shapes = [], free = -Infinity, origin = api.coord([0, 0])[0], step = api.coord([1, 0])[0] - origin;
    events.forEach(function (event) {
      var x = origin + event.at * step, width = kit.widthOf(event.says, size.small);
      shapes.push(kit.line(x, area.y - 6 * k, x, area.y + area.height, {stroke: kit.ink.text, lineWidth: 1.5 * k, lineDash: [2 * k, 4 * k]}));
      var left = Math.max(sheet.left, Math.min(x - width / 2, sheet.right - width));
      if (left < free) return;
      shapes.push(kit.text(kit.cut(event.says, sheet.width, size.small), left, area.y - 16 * k, size.small));
      free = left + width + 16 * k;
    });
    return shapes;
  }

  return {
    tooltip: {trigger: 'axis', confine: true},
    grid: kit.grid(sheet, edges),
    xAxis: kit.dates(sheet, names, edges.right - edges.left),
    yAxis: kit.numbers(sheet, '', {min: Math.max(0, scale.min), max: Math.min(100, scale.max), interval: scale.interval}),
    series: [kit.once(function (api, area) {
      var words = spec.axis + '; line: the middle run, band: half of the runs' + (events.length ? '; dotted: what happened' : '');
      return [kit.text(words, sheet.left, sheet.top + 8 * k, size.small, {fill: kit.ink.soft})].concat(bands(api), eventLines(api, area));
    }, {silent: true, z: 1})].concat(lines.map(function (line, l) {
      var style = kit.lineStyle(l, k);
      return {type: 'line', name: line.name, symbol: 'none', z: 3, color: style.colour, lineStyle: {color: style.colour, width: 2.5 * k, type: style.type},
              data: line.rows.map(function (row) { return row.median; })};
    })).concat([kit.once(function (api) { return signs(api).concat(namesBeside(api)); }, {silent: true, z: 4})])
  };
};
