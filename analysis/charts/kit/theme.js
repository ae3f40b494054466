// The chart kit: makes an ECharts option of a chart specification. The program runs it for SVG, PNG and PDF, a page for
// what moves; both get the same picture. ES5, so that small engines run it.
//
// specification: {name, title, answer, axis, source, facts: {key: value}, data: [{key: value}], more: {name: [{…}]}}
// frame:         {width, height, scale, bare}; scale 1 is a slide of 1280 × 720; bare: the plot alone, for a page or a
//                letter that says title, answer and source beside it
// kit.charts[name](spec, sheet) returns an option; `sheet` has the room that title, answer and source line leave.

// A text may be "__proto__"; ECharts keeps widths by text, and would write into what all objects share.
delete Object.prototype.__proto__;

var kit = (function () {
  'use strict';

  var family = 'Liberation Sans, Arial, Helvetica, WenQuanYi Micro Hei, sans-serif';
  var ink = {
    text: '#14202e', soft: '#4a5765', line: '#d5dbe2', faint: '#eef1f4', paper: '#ffffff',
    good: '#0b5cad', bad: '#b8430a', open: '#6b7682', band: '#dfe8f2', pale: '#6797c9', target: '#5b2a86', little: '#e6e8eb',
    work: '#0b3d78', held: '#c07f10', idle: '#b9cade'
  };
  // Of lines that are told apart by name; each has a dash and a sign besides.
  ink.lines = [ink.good, ink.bad, '#2a7d4f', ink.target, '#8f5500', '#2b3a4b', '#0f7b8a', '#9b2c6f'];
  var charts = {};

  function font(size, weight) {
    return (weight === 'bold' ? 'bold ' : '') + size + 'px ' + family;
  }

  function widthOf(text, size, weight) {
    return echarts.format.getTextRect(String(text), font(size, weight)).width;
  }

  // A word is cut only where it alone is wider than the line, and there between letters. `most`: more pieces than these are
  // of no use.
  function pieces(word, width, size, weight, most) {
    var found = [];
    var piece = '';
    for (var i = 0; i < word.length && found.length <= most; ++i) {
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
    var fits = 0, tooLong = text.length;
    while (tooLong - fits > 1) {
      var middle = Math.floor((fits + tooLong) / 2);
      if (widthOf(text.slice(0, middle) + '…', size, weight) <= width) fits = middle;
      else tooLong = middle;
    }
    return text.slice(0, fits).replace(/\s+$/, '') + '…';
  }

  // Lines no wider than `width`, at most `most` of them; the last ends in … where there was more.
  function wrap(text, width, size, options) {
    var weight = options && options.weight;
    var most = options && options.most || 99;
    var lines = [];
    var line = '';
    String(text).split(' ').forEach(function (word) {
      if (lines.length > most) return;  // the last line is too long already
      var longer = line ? line + ' ' + word : word;
      if (widthOf(longer, size, weight) <= width) {
        line = longer;
        return;
      }
      if (line) lines.push(line);
      var parts = pieces(word, width, size, weight, most);
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
    var answer = wrap(spec.answer, width, size.answer, {most: 4});
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
    charts: charts, ink: ink, family: family, font: font, widthOf: widthOf, wrap: wrap, cut: cut, figure: figure, signed: signed,
    hover: hover, option: option, heightOf: heightOf
  };
})();
