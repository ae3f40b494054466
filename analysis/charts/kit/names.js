// Names beside the marks of a scatter of points: each where nothing else stands, further away with a thread that crosses no
// words.
//
// kit.placer(edges): take(box) reserves a place, takeWords(box) one that no thread may cross either; isFree(box);
// beside(words, x, y, size, k, allows) finds a place for a name beside a mark, reserves it and returns
// {words, x, y, box, thread}, or null where there is none. Boxes: {left, right, top, bottom}; a thread: {x1, y1, x2, y2} or null.
kit.placer = function (edges) {
  'use strict';
  var taken = [], written = [], threads = [];
  var ways = [[1, -0.7], [1, 0.7], [-1, -0.7], [-1, 0.7], [1, 0], [-1, 0], [0, -1.3], [0, 1.3], [1, -1.8], [-1, -1.8], [1, 1.8], [-1, 1.8]];

  function isFree(one) {
    return one.left >= edges.left && one.right <= edges.right && one.top >= edges.top && one.bottom <= edges.bottom &&
      !taken.some(function (other) {
        return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      });
  }

  // Liang & Barsky: what of the thread lies within the box.
  function crosses(thread, box) {
    var from = 0, to = 1, dx = thread.x2 - thread.x1, dy = thread.y2 - thread.y1;
    [[-dx, thread.x1 - box.left], [dx, box.right - thread.x1], [-dy, thread.y1 - box.top], [dy, box.bottom - thread.y1]].forEach(function (side) {
      if (side[0] === 0) { if (side[1] < 0) to = -1; return; }
      var at = side[1] / side[0];
      if (side[0] < 0) from = Math.max(from, at);
      else to = Math.min(to, at);
    });
    return from < to;
  }

  function threadTo(box, x, y, middle) {
    return {x1: x, y1: y, x2: Math.min(box.right, Math.max(box.left, x)), y2: middle < y ? box.bottom : middle > y ? box.top : y};
  }

  function isClear(box, thread) {
    return !threads.some(function (other) { return crosses(other, box); }) &&
      (!thread || !written.some(function (other) { return crosses(thread, other); }));
  }

  function beside(words, x, y, size, k, allows) {
    var width = kit.widthOf(words, size), found = null;
    [16, 34, 58, 86].forEach(function (far) {
      ways.forEach(function (way) {
        if (found) return;
        var left = way[0] > 0 ? x + far * k : way[0] < 0 ? x - far * k - width : x - width / 2;
        var middle = y + way[1] * far * k, box = kit.boxAt(left, middle, width, size * 1.15);
        if ((allows && !allows(box)) || !isFree(box)) return;
        var thread = threadTo(box, x, y, middle);
        if (Math.sqrt(Math.pow(thread.x2 - x, 2) + Math.pow(thread.y2 - y, 2)) <= 40 * k) thread = null;  // near enough without
        if (isClear(box, thread)) found = {words: words, x: left, y: middle, box: box, thread: thread};
      });
    });
    if (!found) return null;
    takeWords({left: found.box.left - 4 * k, right: found.box.right + 4 * k, top: found.box.top, bottom: found.box.bottom});
    if (found.thread) threads.push(found.thread);
    return found;
  }

  function takeWords(box) {
    taken.push(box);
    written.push(box);
  }

  return {take: function (box) { taken.push(box); }, takeWords: takeWords, isFree: isFree, beside: beside};
};

kit.boxAt = function (left, middle, width, height) {
  'use strict';
  return {left: left, right: left + width, top: middle - height / 2, bottom: middle + height / 2};
};

// The name, and its thread where it stands far from its mark at (x, y).
kit.named = function (name, x, y, size, k, more) {
  'use strict';
  if (!name) return [];
  var shapes = [];
  if (name.thread) shapes.push(kit.line(name.thread.x1, name.thread.y1, name.thread.x2, name.thread.y2, {stroke: kit.ink.open, lineWidth: k}));
  shapes.push(kit.text(name.words, name.x, name.y, size, more));
  return shapes;
};
