// A line with its range for each value of the second number; rings round today and what is enough.
kit.charts['sweep'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var lines = [], values = [], low = Infinity, high = -Infinity;
  spec.data.forEach(function (row) {
    var last = lines[lines.length - 1];
    if (!last || last.name !== row.line) lines.push(last = {name: row.line, rows: []});
    if (lines.length === 1) values.push({number: row.number, text: row.text});
    if (row.mean === null) return;
    last.rows.push(row);
    low = Math.min(low, row.low === null ? row.mean : row.low);
    high = Math.max(high, row.high === null ? row.mean : row.high);
  });
  var target = spec.facts.target;
  if (target !== null) {
    low = Math.min(low, target);
    high = Math.max(high, target);
  }
  var scale = low <= high ? kit.roundScale(low, high, 6) : kit.roundScale(0, 1, 6);
  var nameWidth = Math.max.apply(null, lines.map(function (line) { return kit.widthOf(line.name, size.small); }));
  var edges = {left: sheet.left + 60 * k, right: sheet.right - (spec.facts.lines ? nameWidth + 30 * k : 10 * k),
               top: sheet.top + 40 * k, bottom: sheet.bottom - 56 * k};
  var numbers = values.map(function (value) { return value.number; });
  var from = Math.min.apply(null, numbers), to = Math.max.apply(null, numbers);
  var pad = (to - from) * 0.04 || Math.max(0.04, 1e-3 * Math.abs(to));

  function x(api, number) { return api.coord([number, scale.min])[0]; }
  function y(api, value) { return api.coord([from, value])[1]; }

  function ticks(api, area) {
    var shapes = [], end = -Infinity;
    values.forEach(function (value) {
      var at = x(api, value.number), half = kit.widthOf(value.text, size.small) / 2;
      if (at - half < end + 10 * k) return;
      end = at + half;
      shapes.push(kit.text(value.text, at, area.y + area.height + 18 * k, size.small, {fill: kit.ink.soft, textAlign: 'center'}),
                  kit.line(at, area.y + area.height, at, area.y + area.height + 5 * k, {stroke: kit.ink.soft, lineWidth: k}));
    });
    shapes.push(kit.text(kit.cut(spec.axis, area.width, size.small), area.x + area.width / 2, area.y + area.height + 42 * k, size.small,
                         {textAlign: 'center'}));
    shapes.push(kit.text(kit.cut(spec.facts.measure, area.width * 0.5, size.small), sheet.left, sheet.top + 14 * k, size.small));
    var words = 'band: the likely range (' + spec.facts.confidence + ')' + (spec.facts.lines ? '; lines: ' + spec.facts.lines : '');
    shapes.push(kit.text(kit.cut(words, sheet.width * 0.55, size.small), sheet.right, sheet.top + 14 * k, size.small,
                         {fill: kit.ink.soft, textAlign: 'right'}));
    return shapes;
  }

  // Its words at the end where the lines are farther away from it.
  function targetLine(api, area) {
    if (target === null) return [];
    var at = y(api, target), first = lines[0].rows[0], last = lines[0].rows[lines[0].rows.length - 1];
    var isLeft = first && Math.abs(first.mean - target) > Math.abs(last.mean - target);
    return [kit.line(area.x, at, area.x + area.width, at, {stroke: kit.ink.target, lineWidth: 2 * k, lineDash: [6 * k, 4 * k]}),
            kit.text(spec.facts.target_said, isLeft ? area.x + 8 * k : area.x + area.width - 8 * k, at + (at < area.y + 20 * k ? 1 : -1) * size.small * 0.8,
                     size.small, {fill: kit.ink.target, textAlign: isLeft ? 'left' : 'right'})];
  }

  function bands(api) {
    return lines.map(function (line, l) {
      var rows = line.rows.filter(function (row) { return row.low !== null; });
      var edge = rows.map(function (row) { return [x(api, row.number), y(api, row.high)]; })
        .concat(rows.slice().reverse().map(function (row) { return [x(api, row.number), y(api, row.low)]; }));
      return edge.length > 2 && kit.polygon(edge, {fill: kit.lineStyle(l, k).colour, opacity: 0.18});
    });
  }

  function signs(api) {
    var shapes = [];
    lines.forEach(function (line, l) {
      line.rows.forEach(function (row) { shapes.push(kit.lineSign(l, x(api, row.number), y(api, row.mean), 5 * k)); });
    });
    return shapes;
  }

  // Names beside the ends of the lines, apart from each other.
  function names(api) {
    if (!spec.facts.lines) return [];
    var places = [];
    lines.forEach(function (line, l) {
      if (line.rows.length) places.push({line: line, l: l, y: y(api, line.rows[line.rows.length - 1].mean)});
    });
    places.sort(function (a, b) { return a.y - b.y; });
    var above = -Infinity, apart = size.small * 1.15;
    places.forEach(function (place) { above = place.y = Math.max(place.y, above + apart); });
    var over = places.length ? places[places.length - 1].y - edges.bottom : 0;
    return places.map(function (place) {
      var at = place.y - Math.max(0, over);
      return {type: 'group', children: [kit.lineSign(place.l, edges.right + 14 * k, at, 5 * k), kit.text(place.line.name, edges.right + 26 * k, at, size.small)]};
    });
  }

  function marks(api) {
    var shapes = [], taken = [];
    lines.forEach(function (line) {
      line.rows.forEach(function (row) {
        if (!row.mark) return;
        var at = x(api, row.number), width = kit.widthOf(row.mark, size.small);
        shapes.push(kit.circle(at, y(api, row.mean), 11 * k, {fill: 'none', stroke: kit.ink.text, lineWidth: 2 * k}));
        var words = {x: Math.max(edges.left + width / 2, Math.min(edges.right - width / 2, at)),
                     y: Math.max(edges.top + 10 * k, y(api, row.high === null ? row.mean : row.high) - 24 * k)};
        while (words.y < edges.bottom && taken.some(function (other) {
          return Math.abs(other.y - words.y) < size.small && Math.abs(other.x - words.x) < (other.width + width) / 2;
        })) words.y += size.small * 1.2;
        words.width = width;
        taken.push(words);
        shapes.push(kit.text(row.mark, words.x, words.y, size.small, {textAlign: 'center', font: kit.font(size.small, 'bold')}));
      });
    });
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var line = lines[params.seriesIndex - 1], row = line && line.rows[params.dataIndex];
      return row ? [row.text + (row.line ? ', ' + row.line : ''), row.said, row.mark] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: {type: 'value', min: from - pad, max: to + pad, axisLabel: {show: false}, axisTick: {show: false}, splitLine: {show: false},
            axisLine: {show: false}},
    yAxis: kit.numbers(sheet, '', {min: scale.min, max: scale.max, interval: scale.interval}),
    series: [kit.once(function (api, area) { return bands(api).concat(targetLine(api, area), ticks(api, area), signs(api), names(api), marks(api)); }, {silent: true, z: 4})]
      .concat(lines.map(function (line, l) {
        var style = kit.lineStyle(l, k);
        return {type: 'line', symbol: 'circle', symbolSize: 10 * k, itemStyle: {opacity: 0}, z: 3, color: style.colour, lineStyle: {color: style.colour, width: 3 * k, type: style.type},
                data: line.rows.map(function (row) { return [row.number, row.mean]; })};
      }))
  };
};
