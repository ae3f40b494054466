// Makes the charts of a page answer to the pointer and the keyboard. Without it, or on paper, they stay the pictures that
// the program drew with the same kit from the same specification. ES5.
(function () {
  'use strict';
  var calm = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  var all = [];

  // The page's picture is drawn for 960 px (of a slide 1280): on other widths letters keep their share, on narrow ones their size.
  function frameFor(width, bare) {
    if (!bare && width >= 820) return {width: width, height: width * 720 / 1280, scale: width / 1280};
    if (!bare) return {width: Math.max(width, 640), height: Math.max(width, 640) * 0.75, scale: 0.68};
    if (width >= 680) return {width: width, height: width * 600 / 960, scale: 0.8 * width / 960, bare: true};
    return {width: width, height: 480, scale: 0.68, bare: true};
  }

  // On a phone a chart is as narrow as its words allow; one that has many of them is moved sideways.
  function widthsFrom(width, bare) {
    return bare && width < 640 ? [width, 520, 640].filter(function (one) { return one >= width; }) : [width];
  }

  function rect_of(shape) {
    var rect = shape.getBoundingRect().clone();
    if (shape.transform) rect.applyTransform(shape.transform);
    return rect;
  }

  function meet(one, other, most) {
    return Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > most &&
           Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > most;
  }

  // No words beyond the frame, none on other words, none that begin or end in the midst of a bar.
  function haveRoom(chart, frame) {
    var shapes = chart.getZr().storage.getDisplayList(true).filter(function (shape) { return !shape.ignore && !shape.invisible; });
    var bars = shapes.filter(function (shape) { return shape.type === 'rect'; }).map(rect_of)
      .filter(function (bar) { return bar.height < 40; });
    var taken = [];
    return shapes.every(function (shape) {
      if (shape.type !== 'tspan') return true;
      var rect = rect_of(shape);
      var is_free = rect.x >= -1 && rect.x + rect.width <= frame.width + 1 &&
        !taken.some(function (other) { return meet(rect, other, 3); }) &&
        !bars.some(function (bar) { return meet(rect, bar, 3) && (rect.x < bar.x - 3 || rect.x + rect.width > bar.x + bar.width + 3); });
      taken.push(rect);
      return is_free;
    });
  }

  function drawFor(live, frame) {
    if (live.chart) live.chart.dispose();
    live.place.style.width = frame.width + 'px';
    live.place.style.height = frame.height + 'px';
    live.chart = echarts.init(live.place, null, {renderer: 'svg', width: frame.width, height: frame.height});
    var option = kit.option(live.specification, frame);
    if (option.tooltip) furnish(option.tooltip, live.specification, [].concat(option.xAxis));
    live.chart.setOption(option);
    live.chart.getZr().flush();
    return option;
  }

  function draw(live) {
    var around = getComputedStyle(live.drawing);
    var width = Math.floor(live.drawing.clientWidth - parseFloat(around.paddingLeft) - parseFloat(around.paddingRight));
    if (!(width > 0) || width === live.width) return;
    live.width = width;
    leave(live);
    var frame, option;
    widthsFrom(width, live.bare).some(function (one) {
      frame = frameFor(one, live.bare);
      option = drawFor(live, frame);
      return haveRoom(live.chart, frame);
    });
    if (frame.bare) {
      var height = kit.heightOf(live.chart, frame);
      live.place.style.height = height + 'px';
      live.chart.resize({width: frame.width, height: height});
      live.chart.getZr().flush();
    }
    live.drawing.classList.add('answers-to-you');
    live.points = option.tooltip ? pointsOf(live, option) : [];
  }

  function furnish(tooltip, specification, scales) {
    tooltip.transitionDuration = calm ? 0 : 0.15;
    tooltip.className = 'tip';
    tooltip.borderColor = kit.ink.soft;
    if (tooltip.trigger === 'axis' && !tooltip.formatter) {
      tooltip.formatter = function (points) { return reading(specification, scales, [].concat(points)).map(echarts.format.encodeHTML).join('<br>'); };
    }
  }

  // What the lines say at a place of their scale, each number with its range.
  function reading(specification, scales, points) {
    var lines = points.filter(function (point) { return point.seriesType !== 'custom'; });
    if (!lines.length) return [];
    var at = lines[0].axisValue;
    var named = scales[lines[0].axisIndex];
    var place = typeof at === 'number' ? (named && named.name || specification.axis) + ': ' + short(at) : String(at);
    return [place].concat(lines.map(function (point) {
      var value = [].concat(point.value).pop();
      return point.seriesName + ': ' + (typeof value === 'number' ? short(value) + range_of(row_of(specification.data, point)) : '–');
    }));
  }

  function short(value) { return kit.figure(parseFloat(value.toPrecision(3))); }

  // The row of the data that a point of a line stands for.
  function row_of(data, point) {
    var rows = data.filter(function (row) { return row.line === point.seriesName; });
    var panel = kit.groups(data, 'panel')[point.axisIndex];
    return (rows.length ? rows : panel ? panel.rows : [])[point.dataIndex] || {};
  }

  function range_of(row) {
    function from_to(words, low, high) {
      if (typeof low !== 'number') return '';
      return ' (' + words + ' ' + (short(low) === short(high) ? 'the same' : short(low) + ' to ' + short(high)) + ')';
    }
    return from_to('likely', row.low, row.high) || from_to('9 of 10 runs:', row.low_90, row.high_90) ||
           from_to('half of the runs:', row.low_50, row.high_50);
  }

  // -- What the pointer can rest on, for the arrow keys: {show(): says it, box(): where, null where a line marks it} ------------

  // Of charts that tell of a place on their scale one line in each frame; of the others all that answers.
  function pointsOf(live, option) {
    var series = [].concat(option.series), told = {}, points = [];
    series.forEach(function (one, s) {
      var by_scale = option.tooltip.trigger === 'axis';
      if (by_scale ? one.type === 'custom' || told[one.xAxisIndex || 0] : one.silent) return;
      told[one.xAxisIndex || 0] = true;
      var scale = [].concat(option.xAxis)[one.xAxisIndex || 0];
      for (var i = 0; i < one.data.length; ++i) {
        if (!by_scale) points.push(onShape(live, s, i));
        else if (is_drawn(one.data[i], scale)) points.push(onScale(live.chart, s, i));
      }
    });
    return points.filter(function (point) { return point; });
  }

  // A number, and not beyond the ends of the scale.
  function is_drawn(value, scale) {
    if (!Array.isArray(value)) return typeof value === 'number';
    return typeof value[1] === 'number' && !(value[0] < scale.min) && !(value[0] > scale.max);
  }

  function onScale(chart, series, index) {
    return {
      show: function () { chart.dispatchAction({type: 'showTip', seriesIndex: series, dataIndex: index}); },
      box: function () { return null; }
    };
  }

  function onShape(live, series, index) {
    var shape = live.chart.getModel().getSeriesByIndex(series).getData().getItemGraphicEl(index);
    if (!shape) return null;
    var rect = rect_of(shape);
    if (!(rect.width + rect.height > 0)) return null;
    return {
      show: function () {
        live.chart.dispatchAction({type: 'showTip', seriesIndex: series, dataIndex: index, position: [rect.x, rect.y + rect.height + 8]});
      },
      box: function () {
        return {x: rect.x + live.place.offsetLeft, y: rect.y + live.place.offsetTop, width: rect.width, height: rect.height};
      }
    };
  }

  // Boxes and arrows of the map, whose words a browser itself shows under the pointer.
  function titled(drawing) {
    return [].slice.call(drawing.querySelectorAll('.still svg g > title')).map(function (title) {
      return {
        words: title.textContent,
        box: function () {
          var outer = drawing.getBoundingClientRect(), inner = title.parentNode.getBoundingClientRect();
          return {
            x: inner.left - outer.left - drawing.clientLeft + drawing.scrollLeft, y: inner.top - outer.top - drawing.clientTop + drawing.scrollTop,
            width: inner.width, height: inner.height
          };
        }
      };
    });
  }

  // -- Walking --------------------------------------------------------------------------------------------------------------

  // The nearest above or below it, in the same column.
  function neighbour(points, at, down) {
    var from = points[at].box(), best = -1, least = Infinity;
    if (!from) return -1;
    points.forEach(function (point, i) {
      var to = point.box(), away = (to.y + to.height / 2 - from.y - from.height / 2) * down;
      var aside = Math.abs(to.x + to.width / 2 - from.x - from.width / 2);
      if (away <= 1 || aside > Math.min(from.width, to.width) / 2 + 1 || away >= least) return;
      least = away;
      best = i;
    });
    return best;
  }

  function next(live, key) {
    var last = live.points.length - 1;
    if (key === 'Home') return 0;
    if (key === 'End') return last;
    var step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[key];
    if (!step || live.at < 0) return step ? (step > 0 ? 0 : last) : -1;
    var beside = key === 'ArrowDown' || key === 'ArrowUp' ? neighbour(live.points, live.at, step) : -1;
    return beside >= 0 ? beside : Math.min(last, Math.max(0, live.at + step));
  }

  function ring(live, box) {
    live.ring.style.display = box ? 'block' : 'none';
    if (!box) return;
    live.ring.style.left = box.x - 5 + 'px';
    live.ring.style.top = box.y - 5 + 'px';
    live.ring.style.width = box.width + 10 + 'px';
    live.ring.style.height = box.height + 10 + 'px';
    var beyond = box.x + box.width + 24 - live.drawing.clientWidth;
    if (box.x - 24 < live.drawing.scrollLeft) live.drawing.scrollLeft = box.x - 24;
    else if (beyond > live.drawing.scrollLeft) live.drawing.scrollLeft = Math.min(beyond, box.x - 24);
  }

  // Beside its box, inside the drawing.
  function show_words(live, words, box) {
    live.tip.textContent = words;
    live.tip.style.display = 'block';
    var right = live.drawing.scrollLeft + live.drawing.clientWidth - live.tip.offsetWidth - 8;
    live.tip.style.left = Math.max(live.drawing.scrollLeft + 4, Math.min(box.x, right)) + 'px';
    live.tip.style.top = box.y + box.height + 10 + 'px';
  }

  function said_by(tip) {
    return tip ? tip.innerText.trim().replace(/\s*\n\s*/g, ', ') : '';
  }

  function go(live, to) {
    var point = live.points[live.at = to], box = point.box();
    ring(live, box);
    if (point.show) point.show();
    else show_words(live, point.words, box);
    setTimeout(function () {
      if (live.at === to) live.status.textContent = point.words || said_by(live.drawing.querySelector('.tip'));
    }, 80);
  }

  function leave(live) {
    live.at = -1;
    ring(live, null);
    live.tip.style.display = 'none';
    live.status.textContent = '';
    if (live.chart) live.chart.dispatchAction({type: 'hideTip'});
  }

  function on_key(live, event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !live.points.length) return;
    var to = next(live, event.key);
    if (to < 0) return;
    go(live, to);
    event.preventDefault();
  }

  // -- The page -------------------------------------------------------------------------------------------------------------

  function added(to, name) {
    var made = document.createElement('div');
    made.className = name;
    to.appendChild(made);
    return made;
  }

  function answering(drawing) {
    var live = {drawing: drawing, at: -1, points: [], width: 0, chart: null};
    live.ring = added(drawing, 'ring');
    live.tip = added(drawing, 'words');
    live.status = added(drawing.parentNode, 'status');
    live.status.setAttribute('role', 'status');
    live.tip.setAttribute('aria-hidden', 'true');
    var keys = document.createElement('p');
    keys.className = 'keys';
    keys.id = drawing.parentNode.id + '-keys';
    keys.textContent = 'Arrow keys go from one to the next and say its numbers; Esc ends it. All numbers are in the table below.';
    drawing.parentNode.insertBefore(keys, drawing.nextSibling);
    drawing.setAttribute('role', 'application');
    drawing.setAttribute('aria-describedby', keys.id);
    drawing.addEventListener('keydown', function (event) { on_key(live, event); });
    drawing.addEventListener('blur', function () { leave(live); });
    all.push(live);
    return live;
  }

  function liven(figure, data) {
    var live = answering(figure.querySelector('.drawing'));
    live.bare = data.getAttribute('data-lettering') === 'plot';
    live.specification = JSON.parse(data.textContent);
    live.place = added(live.drawing, 'live');
    live.place.setAttribute('aria-hidden', 'true');
  }

  function draw_seen() {
    all.forEach(function (live) { if (live.seen) draw(live); });
  }

  function watch(charts) {
    var seen = new IntersectionObserver(function (entries) {
      charts.forEach(function (live) {
        live.seen = live.seen || entries.some(function (entry) { return live.drawing === entry.target && entry.isIntersecting; });
      });
      draw_seen();
    }, {rootMargin: '400px'});
    charts.forEach(function (live) { seen.observe(live.drawing); });
  }

  function start() {
    [].slice.call(document.querySelectorAll('figure')).forEach(function (figure) {
      var data = figure.querySelector('script[type="application/json"]');
      if (data) liven(figure, data);
      else if (figure.querySelector('.still svg g > title')) answering(figure.querySelector('.drawing')).points = titled(figure.querySelector('.drawing'));
    });
    var charts = all.filter(function (live) { return live.specification; });
    if ('IntersectionObserver' in window) {
      watch(charts);
    } else {
      charts.forEach(function (live) { live.seen = true; });
      draw_seen();
    }
    var waiting = 0;
    window.addEventListener('resize', function () {
      clearTimeout(waiting);
      waiting = setTimeout(draw_seen, 150);
    });
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape') all.forEach(leave); });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
