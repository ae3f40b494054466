// Makes the charts of a page answer to the pointer and the keyboard. Without it, or on paper, they stay the pictures that
// the program drew with the same kit from the same specification. ES5.
(function () {
  'use strict';
  var calm = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

  // The page's picture is drawn for 960 px (of a slide 1280): on other widths letters keep their share, on narrow ones their size.
  function frameFor(width, bare) {
    if (!bare) return {width: width, height: width * 720 / 1280, scale: width / 1280};
    if (width >= 680) return {width: width, height: width * 600 / 960, scale: 0.8 * width / 960, bare: true};
    return {width: Math.max(width, 540), height: 460, scale: 0.62, bare: true};
  }

  function draw(live) {
    var around = getComputedStyle(live.drawing);
    var width = Math.floor(live.drawing.clientWidth - parseFloat(around.paddingLeft) - parseFloat(around.paddingRight));
    if (!(width > 0) || width === live.width) return;
    live.width = width;
    var frame = frameFor(width, live.bare);
    if (live.chart) live.chart.dispose();
    live.place.style.width = frame.width + 'px';
    live.place.style.height = frame.height + 'px';
    live.chart = echarts.init(live.place, null, {renderer: 'svg', width: frame.width, height: frame.height});
    var option = kit.option(live.specification, frame);
    if (option.tooltip) option.tooltip.transitionDuration = calm ? 0 : 0.15;
    live.chart.setOption(option);
    live.chart.getZr().flush();
    if (frame.bare) {
      var height = kit.heightOf(live.chart, frame);
      live.place.style.height = height + 'px';
      live.chart.resize({width: frame.width, height: height});
    }
    live.at = -1;
    live.drawing.className = 'drawing answers-to-you';
  }

  // Arrow keys walk through the rows of the chart's data and show what the pointer would.
  function walk(live, event) {
    var step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    if (event.key === 'Escape' && live.chart) live.chart.dispatchAction({type: 'hideTip'});
    if (!step || !live.chart || event.altKey || event.ctrlKey || event.metaKey) return;
    var count = live.specification.data.length;
    live.at = Math.min(count - 1, Math.max(0, live.at + step));
    live.chart.dispatchAction({type: 'showTip', seriesIndex: 1, dataIndex: live.at});
    event.preventDefault();
  }

  function liven(figure) {
    var data = figure.querySelector('script[type="application/json"]');
    var live = {
      drawing: figure.querySelector('.drawing'), place: document.createElement('div'), width: 0, at: -1,
      bare: data.getAttribute('data-lettering') === 'plot', specification: JSON.parse(data.textContent)
    };
    live.place.className = 'live';
    live.place.setAttribute('aria-hidden', 'true');
    live.drawing.appendChild(live.place);
    live.drawing.addEventListener('keydown', function (event) { walk(live, event); });
    return live;
  }

  function start() {
    var all = [].slice.call(document.querySelectorAll('figure > script[type="application/json"]')).map(function (script) {
      return liven(script.parentNode);
    });
    var waiting = 0;
    function draw_seen() {
      all.forEach(function (live) { if (live.seen) draw(live); });
    }
    if ('IntersectionObserver' in window) {
      var watch = new IntersectionObserver(function (entries) {
        entries.forEach(function (entry) {
          all.forEach(function (live) {
            if (live.drawing !== entry.target || !entry.isIntersecting) return;
            live.seen = true;
            draw(live);
          });
        });
      }, {rootMargin: '400px'});
      all.forEach(function (live) { watch.observe(live.drawing); });
    } else {
      all.forEach(function (live) { live.seen = true; });
      draw_seen();
    }
    window.addEventListener('resize', function () {
      clearTimeout(waiting);
      waiting = setTimeout(draw_seen, 150);
    });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
