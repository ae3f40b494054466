// Names beside the marks of a scatter of points: each where nothing else stands, further away with a thread.
//
// kit.placer(edges): take(box) reserves a place; isFree(box); beside(words, x, y, size, k, allows) finds a place for a name
// beside a mark, reserves it and returns {words, x, y, box, far}, or null where there is none. Boxes: {left, right, top, bottom}.
kit.placer = function (edges) {
  'use strict';
  var taken = [];
  var ways = [[1, -0.7], [1, 0.7], [-1, -0.7], [-1, 0.7], [1, 0], [-1, 0], [0, -1.3], [0, 1.3], [1, -1.8], [-1, -1.8], [1, 1.8], [-1, 1.8]];

  function isFree(one) {
    return one.left >= edges.left && one.right <= edges.right && one.top >= edges.top && one.bottom <= edges.bottom &&
      !taken.some(function (other) {
        return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      });
  }

  function beside(words, x, y, size, k, allows) {
    var width = kit.widthOf(words, size), found = null;
    [16, 34, 58, 86].forEach(function (far) {
      ways.forEach(function (way) {
        if (found) return;
        var left = way[0] > 0 ? x + far * k : way[0] < 0 ? x - far * k - width : x - width / 2;
        var box = kit.boxAt(left, y + way[1] * far * k, width, size * 1.15);
        if ((!allows || allows(box)) && isFree(box)) found = {words: words, x: left, y: y + way[1] * far * k, box: box, far: far};
      });
    });
    if (found) taken.push({left: found.box.left - 4 * k, right: found.box.right + 4 * k, top: found.box.top, bottom: found.box.bottom});
    return found;
  }

  return {take: function (box) { taken.push(box); }, isFree: isFree, beside: beside};
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
  if (name.far > 40) {
    var near = Math.min(name.box.right, Math.max(name.box.left, x));
    shapes.push(kit.line(x, y, near, name.y < y ? name.box.bottom : name.y > y ? name.box.top : y, {stroke: kit.ink.open, lineWidth: k}));
  }
  shapes.push(kit.text(name.words, name.x, name.y, size, more));
  return shapes;
};
