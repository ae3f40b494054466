// What charts are drawn with: shapes for custom series, and signs that are told apart by shape as by colour.
(function () {
  'use strict';

  function text(words, x, y, size, more) {
    var style = {text: words, x: x, y: y, fill: kit.ink.text, font: kit.font(size), textVerticalAlign: 'middle'};
    for (var key in more) style[key] = more[key];
    return {type: 'text', style: style, silent: true};
  }

  function line(x1, y1, x2, y2, more) {
    var style = {stroke: kit.ink.text, lineWidth: 1.5};
    for (var key in more) style[key] = more[key];
    return {type: 'line', shape: {x1: x1, y1: y1, x2: x2, y2: y2}, style: style};
  }

  function box(x, y, width, height, more) {
    var style = {fill: kit.ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'rect', shape: {x: x, y: y, width: width, height: height}, style: style};
  }

  function polygon(points, more) {
    var style = {fill: kit.ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'polygon', shape: {points: points}, style: style};
  }

  function circle(x, y, radius, more) {
    var style = {fill: kit.ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'circle', shape: {cx: x, cy: y, r: radius}, style: style};
  }

  // Told apart by shape as by colour: better is a full circle, worse a full diamond, not sure a hollow circle, what does
  // harm of its own a full triangle that points down.
  function mark(kind, x, y, radius) {
    if (kind === 'good') return circle(x, y, radius, {fill: kit.ink.good, stroke: kit.ink.good, lineWidth: 2});
    if (kind === 'bad') {
      var r = radius * 1.2;
      return polygon([[x, y - r], [x + r, y], [x, y + r], [x - r, y]], {fill: kit.ink.bad, stroke: kit.ink.bad, lineWidth: 2});
    }
    if (kind === 'against') return polygon([[x - radius * 1.3, y - radius], [x + radius * 1.3, y - radius], [x, y + radius * 1.3]], {fill: kit.ink.text});
    return circle(x, y, radius, {fill: kit.ink.paper, stroke: kit.ink.open, lineWidth: 2.5});
  }

  function lineStyle(l, k) {
    var dashes = [null, [12 * k, 5 * k], [3 * k, 4 * k], [14 * k, 4 * k, 3 * k, 4 * k]];
    return {colour: kit.ink.lines[l % kit.ink.lines.length], dash: dashes[l % dashes.length], type: dashes[l % dashes.length] || 'solid'};
  }

  // The sign of a line: circle, square, triangle, diamond; hollow from the fifth on.
  function lineSign(l, x, y, radius) {
    var colour = lineStyle(l, 1).colour, r = radius;
    var style = {fill: l % 8 < 4 ? colour : kit.ink.paper, stroke: colour, lineWidth: radius * 0.4};
    return [
      function () { return circle(x, y, r, style); },
      function () { return box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, style); },
      function () { return polygon([[x, y - r * 1.1], [x + r * 1.1, y + r * 0.8], [x - r * 1.1, y + r * 0.8]], style); },
      function () { return polygon([[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]], style); }
    ][l % 4]();
  }

  function colourOf(kind) {
    return kit.ink[kind] || kit.ink.open;
  }

  // Signs with their words in a row; each entry: [words, function (x, y) that returns shapes, width of the sign].
  function legend(sheet, entries) {
    var x = sheet.left, y = sheet.top + 8 * sheet.scale, shapes = [];
    entries.forEach(function (entry) {
      var width = (entry[2] === undefined ? 24 : entry[2]) * sheet.scale, gap = width ? 8 * sheet.scale : 0;
      shapes = shapes.concat(entry[1](x, y), text(entry[0], x + width + gap, y, sheet.size.small, {fill: kit.ink.soft}));
      x += width + gap + kit.widthOf(entry[0], sheet.size.small) + 24 * sheet.scale;
    });
    return shapes;
  }

  // What the chart has to say below itself, in soft words at the foot of its room: {shapes, top}, `top` being where it begins.
  function notes(sheet, texts) {
    var size = sheet.size.small, step = size * 1.3, lines = [];
    texts.forEach(function (words) {
      if (words) lines = lines.concat(kit.wrap(String(words), sheet.width, size, {most: 6}));
    });
    var top = sheet.bottom - lines.length * step - (lines.length ? 12 : 8) * sheet.scale;
    return {top: top, shapes: lines.map(function (line, i) {
      return text(line, sheet.left, top + (i + 0.5) * step, size, {fill: kit.ink.soft});
    })};
  }

  // One drawn thing for each row of the data; `draw(row, index, api, area)` gives its shapes.
  function custom(rows, draw, more) {
    var series = {
      type: 'custom',
      data: rows.map(function (row, i) { return [i, i]; }),
      encode: {x: -1, y: -1},
      clip: false,
      renderItem: function (params, api) {
        var made = draw(rows[params.dataIndex], params.dataIndex, api, params.coordSys);
        return {type: 'group', children: made.filter(function (shape) { return shape; })};
      }
    };
    for (var key in more) series[key] = more[key];
    return series;
  }

  // Shapes once, not for each row.
  function once(draw, more) {
    return custom([0], function (row, index, api, area) { return draw(api, area); }, more);
  }

  kit.text = text;
  kit.line = line;
  kit.box = box;
  kit.polygon = polygon;
  kit.circle = circle;
  kit.mark = mark;
  kit.lineStyle = lineStyle;
  kit.lineSign = lineSign;
  kit.colourOf = colourOf;
  kit.legend = legend;
  kit.notes = notes;
  kit.custom = custom;
  kit.once = once;
})();
