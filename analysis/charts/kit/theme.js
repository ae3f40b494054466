// The chart kit: makes an ECharts option of a chart specification. The program runs it for SVG, PNG and PDF, a page for
// what moves; both get the same picture. ES5, so that small engines run it.
//
// specification: {name, title, answer, axis, source, facts: {key: value}, data: [{key: value}], more: {name: [{…}]}}
// frame:         {width, height, scale, bare}; scale 1 is a slide of 1280 × 720; bare: the plot alone, for a page or a
//                letter that says title, answer and source beside it
// kit.charts[name](spec, sheet) returns an option; `sheet` has the room that title, answer and source line leave.
var kit = (function () {
  'use strict';

  var family = 'Liberation Sans, Arial, Helvetica, WenQuanYi Micro Hei, sans-serif';
  var ink = {
    text: '#14202e', soft: '#4a5765', line: '#d5dbe2', faint: '#eef1f4', paper: '#ffffff',
    good: '#0b5cad', bad: '#b8430a', open: '#6b7682', band: '#dfe8f2', pale: '#8db4da', target: '#5b2a86', little: '#e6e8eb',
    work: '#0b3d78', held: '#e0a030', idle: '#cfdceb'
  };
  // Of lines that are told apart by name: colour, dash and sign together.
  var lineColours = [ink.good, ink.bad, '#2a7d4f', ink.target, '#8f5500', '#2b3a4b', '#0f7b8a', '#9b2c6f'];
  var charts = {};

  function font(size, weight) {
    return (weight === 'bold' ? 'bold ' : '') + size + 'px ' + family;
  }

  function widthOf(text, size, weight) {
    return echarts.format.getTextRect(String(text), font(size, weight)).width;
  }

  // A word is cut only where it alone is wider than the line, and there between letters.
  function pieces(word, width, size, weight) {
    var found = [];
    var piece = '';
    for (var i = 0; i < word.length; ++i) {
      if (piece && widthOf(piece + word.charAt(i), size, weight) > width) {
        found.push(piece);
        piece = '';
      }
      piece += word.charAt(i);
    }
    found.push(piece);
    return found;
  }

  function cut(text, width, size, weight) {
    if (widthOf(text, size, weight) <= width) return text;
    var kept = text;
    while (kept && widthOf(kept + '…', size, weight) > width) kept = kept.slice(0, -1);
    return kept.replace(/\s+$/, '') + '…';
  }

  // Lines no wider than `width`, at most `most` of them; the last ends in … where there was more.
  function wrap(text, width, size, options) {
    var weight = options && options.weight;
    var most = options && options.most || 99;
    var lines = [];
    var line = '';
    String(text).split(' ').forEach(function (word) {
      var longer = line ? line + ' ' + word : word;
      if (widthOf(longer, size, weight) <= width) {
        line = longer;
        return;
      }
      if (line) lines.push(line);
      var parts = pieces(word, width, size, weight);
      line = parts.pop();
      lines = lines.concat(parts);
    });
    if (line) lines.push(line);
    if (lines.length <= most) return lines;
    lines[most - 1] = cut(lines.slice(most - 1).join(' '), width, size, weight);
    return lines.slice(0, most);
  }

  function head(lines, left, top, size, more) {
    var style = {fontFamily: family, fontSize: size, lineHeight: size * 1.25, fontWeight: 'normal', color: ink.text};
    for (var key in more) style[key] = more[key];
    return {text: lines.join('\n'), left: left, top: top, padding: 0, textStyle: style};
  }

  function paper() {
    return {animation: false, backgroundColor: ink.paper, textStyle: {fontFamily: family, color: ink.text}};
  }

  function bareSheet(frame, size) {
    var k = frame.scale, margin = 6 * k;
    return {
      scale: k, size: size, margin: margin, left: margin, right: frame.width - margin, width: frame.width - 2 * margin,
      top: 12 * k, bottom: frame.height - 12 * k, frame: frame, option: paper()
    };
  }

  // The paper with question, answer and source line on it, and what room is left.
  function sheetOf(spec, frame) {
    var k = frame.scale;
    var size = {title: 30 * k, answer: 21 * k, text: 18 * k, small: 15.5 * k};
    if (frame.bare) return bareSheet(frame, size);
    var margin = 40 * k;
    var width = frame.width - 2 * margin;
    var title = wrap(spec.title, width, size.title, {weight: 'bold', most: 2});
    var answer = wrap(spec.answer, width, size.answer, {most: 3});
    var source = wrap(spec.source, width, size.small, {most: 2});
    var titleFoot = margin * 0.8 + title.length * size.title * 1.25;
    var answerFoot = titleFoot + 6 * k + answer.length * size.answer * 1.25;
    var sourceTop = frame.height - margin * 0.55 - source.length * size.small * 1.25;
    var option = paper();
    option.title = [
      head(title, margin, margin * 0.8, size.title, {fontWeight: 'bold'}),
      head(answer, margin, titleFoot + 6 * k, size.answer),
      head(source, margin, sourceTop, size.small, {color: ink.soft})
    ];
    return {
      scale: k, size: size, margin: margin,
      left: margin, right: frame.width - margin, width: width,
      top: answerFoot + 18 * k, bottom: sourceTop - 14 * k,
      frame: frame, option: option
    };
  }

  // Down to the foot of what was drawn: charts of few rows leave paper empty.
  function heightOf(chart, frame) {
    var foot = 0;
    chart.getZr().storage.getDisplayList(true).forEach(function (shape) {
      if (shape.ignore || shape.invisible) return;
      var rect = shape.getBoundingRect().clone();
      if (shape.transform) rect.applyTransform(shape.transform);
      if (rect.height < frame.height * 0.98) foot = Math.max(foot, rect.y + rect.height);
    });
    return Math.min(frame.height, Math.ceil(foot + 8 * frame.scale));
  }

  // The plot's place on the paper: edges in px.
  function grid(sheet, edges) {
    return {left: edges.left, top: edges.top, width: edges.right - edges.left, height: edges.bottom - edges.top};
  }

  function axisText(sheet) {
    return {fontFamily: family, fontSize: sheet.size.small, color: ink.soft};
  }

  // A scale of numbers. `name`: what it counts, with the unit, in the middle of it.
  function numbers(sheet, name, more) {
    var axis = {
      type: 'value', name: name, nameLocation: 'middle', nameGap: 30 * sheet.scale,
      nameTextStyle: {fontFamily: family, fontSize: sheet.size.small, color: ink.text},
      axisLabel: axisText(sheet), axisTick: {show: false},
      axisLine: {show: false}, splitLine: {lineStyle: {color: ink.line, width: 1}}
    };
    axis.axisLabel.hideOverlap = true;
    axis.axisLabel.formatter = figure;
    for (var key in more) axis[key] = more[key];
    // An end that is no round number stays without one.
    var steps = (axis.max - axis.min) / axis.interval;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) axis.axisLabel.showMaxLabel = false;
    return axis;
  }

  // Rows or columns by number, without a line or words of their own.
  function places(count, more) {
    var axis = {
      type: 'category', data: [], axisLabel: {show: false}, axisTick: {show: false}, axisLine: {show: false},
      splitLine: {show: false}
    };
    for (var i = 0; i < count; ++i) axis.data.push(String(i));
    for (var key in more) axis[key] = more[key];
    return axis;
  }

  // Periods of the calendar, named by their beginnings, as many names as have room.
  function dates(sheet, names, width, more) {
    var room = Math.max.apply(null, names.map(function (name) { return widthOf(name, sheet.size.small); })) + 24 * sheet.scale;
    var every = Math.max(1, Math.ceil(names.length * room / width));
    var axis = {
      type: 'category', data: names, axisTick: {show: false}, splitLine: {show: false},
      axisLine: {show: true, onZero: false, lineStyle: {color: ink.line}}, axisLabel: axisText(sheet)
    };
    axis.axisLabel.interval = every - 1;
    for (var key in more) axis[key] = more[key];
    return axis;
  }

  // Signs with their words in a row; each entry: [words, function (x, y) that returns shapes, width of the sign].
  function legend(sheet, entries) {
    var x = sheet.left, y = sheet.top + 8 * sheet.scale, shapes = [];
    entries.forEach(function (entry) {
      var width = (entry[2] === undefined ? 24 : entry[2]) * sheet.scale, gap = width ? 8 * sheet.scale : 0;
      shapes = shapes.concat(entry[1](x, y), text(entry[0], x + width + gap, y, sheet.size.small, {fill: ink.soft}));
      x += width + gap + widthOf(entry[0], sheet.size.small) + 24 * sheet.scale;
    });
    return shapes;
  }

  // Rows in a row that share a key's value.
  function groups(rows, key) {
    var found = [];
    rows.forEach(function (row) {
      var last = found[found.length - 1];
      if (!last || last.name !== row[key]) found.push(last = {name: row[key], rows: []});
      last.rows.push(row);
    });
    return found;
  }

  // Least and largest of some keys, nothing left aside.
  function extent(rows, keys) {
    var low = Infinity, high = -Infinity;
    rows.forEach(function (row) {
      keys.forEach(function (key) {
        if (row[key] === null) return;
        low = Math.min(low, row[key]);
        high = Math.max(high, row[key]);
      });
    });
    return low <= high ? {low: low, high: high} : {low: 0, high: 1};
  }

  // Places no nearer to each other than `apart`, none beyond `foot`; `wanted` in any order.
  function spaced(wanted, apart, foot) {
    var order = wanted.map(function (place, i) { return i; }).sort(function (a, b) { return wanted[a] - wanted[b] || a - b; });
    var placed = [], above = -Infinity;
    order.forEach(function (i) { above = placed[i] = Math.max(wanted[i], above + apart); });
    var below = Infinity;
    order.reverse().forEach(function (i) { below = placed[i] = Math.min(placed[i], foot, below - apart); });
    return placed;
  }

  // 1,200 · −0.5: as words.cpp says numbers.
  function figure(value) {
    var text = String(Math.abs(Math.round(value * 1e6) / 1e6));
    var parts = text.split('.');
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ',');
    return (value < 0 ? '−' : '') + parts.join('.');
  }

  function signed(value) {
    return (value > 0 ? '+' : '') + figure(value);
  }

  // From, to and step of a scale that covers the values with round numbers.
  function roundScale(low, high, about) {
    if (!(high > low)) {
      high += 1;
      if (low !== 0) low -= 1;
    }
    var rough = (high - low) / (about || 6);
    var power = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10));
    var step = 10 * power;
    [5, 2, 1].forEach(function (nice) {
      if (nice * power >= rough * 0.999) step = nice * power;
    });
    var first = Math.floor(low / step + 1e-9);
    var last = Math.ceil(high / step - 1e-9);
    return {min: trimmed(first * step), max: trimmed(last * step), interval: trimmed(step)};
  }

  function trimmed(value) {
    return parseFloat(value.toPrecision(12));
  }

  // Shapes for custom series.
  function text(words, x, y, size, more) {
    var style = {text: words, x: x, y: y, fill: ink.text, font: font(size), textVerticalAlign: 'middle'};
    for (var key in more) style[key] = more[key];
    return {type: 'text', style: style, silent: true};
  }

  function line(x1, y1, x2, y2, more) {
    var style = {stroke: ink.text, lineWidth: 1.5};
    for (var key in more) style[key] = more[key];
    return {type: 'line', shape: {x1: x1, y1: y1, x2: x2, y2: y2}, style: style};
  }

  function box(x, y, width, height, more) {
    var style = {fill: ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'rect', shape: {x: x, y: y, width: width, height: height}, style: style};
  }

  function polygon(points, more) {
    var style = {fill: ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'polygon', shape: {points: points}, style: style};
  }

  function circle(x, y, radius, more) {
    var style = {fill: ink.good};
    for (var key in more) style[key] = more[key];
    return {type: 'circle', shape: {cx: x, cy: y, r: radius}, style: style};
  }

  // Told apart by shape as by colour: better is a full circle, worse a full diamond, not sure a hollow circle.
  function mark(kind, x, y, radius) {
    if (kind === 'good') return circle(x, y, radius, {fill: ink.good, stroke: ink.good, lineWidth: 2});
    if (kind === 'bad') {
      var r = radius * 1.2;
      return polygon([[x, y - r], [x + r, y], [x, y + r], [x - r, y]], {fill: ink.bad, stroke: ink.bad, lineWidth: 2});
    }
    return circle(x, y, radius, {fill: ink.paper, stroke: ink.open, lineWidth: 2.5});
  }

  function lineStyle(l, k) {
    var dashes = [null, [12 * k, 5 * k], [3 * k, 4 * k], [14 * k, 4 * k, 3 * k, 4 * k]];
    return {colour: lineColours[l % lineColours.length], dash: dashes[l % dashes.length], type: dashes[l % dashes.length] || 'solid'};
  }

  // The sign of a line: circle, square, triangle, diamond; hollow from the fifth on.
  function lineSign(l, x, y, radius) {
    var colour = lineStyle(l, 1).colour, r = radius;
    var style = {fill: l % 8 < 4 ? colour : ink.paper, stroke: colour, lineWidth: radius * 0.4};
    return [
      function () { return circle(x, y, r, style); },
      function () { return box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, style); },
      function () { return polygon([[x, y - r * 1.1], [x + r * 1.1, y + r * 0.8], [x - r * 1.1, y + r * 0.8]], style); },
      function () { return polygon([[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]], style); }
    ][l % 4]();
  }

  function colourOf(kind) {
    return ink[kind] || ink.open;
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

  // Tooltip of a page: the lines of the row under the mouse.
  function hover(lines) {
    return {
      trigger: 'item', confine: true, textStyle: {fontFamily: family, color: ink.text},
      formatter: function (params) {
        return lines(params).map(function (words) { return echarts.format.encodeHTML(String(words)); }).join('<br>');
      }
    };
  }

  function option(spec, frame) {
    var sheet = sheetOf(spec, frame);
    var made = charts[spec.name](spec, sheet);
    for (var key in sheet.option) made[key] = sheet.option[key];
    return made;
  }

  return {
    charts: charts, ink: ink, family: family, font: font, widthOf: widthOf, wrap: wrap, cut: cut, grid: grid,
    axisText: axisText, numbers: numbers, dates: dates, legend: legend, groups: groups, extent: extent, spaced: spaced, places: places, figure: figure, signed: signed, roundScale: roundScale,
    text: text, line: line, box: box, polygon: polygon, circle: circle, mark: mark, lineStyle: lineStyle, lineSign: lineSign, lineColours: lineColours, colourOf: colourOf,
    custom: custom, once: once, hover: hover, option: option, heightOf: heightOf
  };
})();
