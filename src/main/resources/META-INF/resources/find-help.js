/*
 * What the open pages can do besides, where scripts run. A shared position never leaves the device: the nearest area is found
 * here, by the middles that stand in the page, and only its name is sent.
 */
(() => {
  'use strict';
  const leave = document.getElementById('leave');
  const TWICE = 1200;
  let escaped = 0;

  const go = () => {
    document.body.hidden = true;
    // Back does not lead here again.
    location.replace(leave.href);
  };
  if (leave) {
    leave.addEventListener('click', event => {
      event.preventDefault();
      go();
    });
    addEventListener('keydown', event => {
      if (event.key !== 'Escape') {
        return;
      }
      if (event.timeStamp - escaped < TWICE) {
        go();
      }
      escaped = event.timeStamp;
    });
  }

  const near = document.getElementById('near');
  const where = document.getElementById('where');
  const said = document.getElementById('near-said');
  if (!near || !where || !said || !navigator.geolocation || !isSecureContext) {
    return;
  }
  near.hidden = false;
  near.addEventListener('click', () => {
    near.disabled = true;
    navigator.geolocation.getCurrentPosition(position => {
      const name = nearest(position.coords.latitude, position.coords.longitude);
      near.disabled = false;
      if (name) {
        where.value = name;
      }
      said.textContent = name ? said.dataset.found.replace('{0}', name) : said.dataset.failed;
    }, () => {
      near.disabled = false;
      said.textContent = said.dataset.failed;
    }, { maximumAge: 600000, timeout: 10000 });
  });

  function nearest(latitude, longitude) {
    // At this size the earth is flat enough.
    const narrower = Math.cos(latitude * Math.PI / 180);
    let best = { away: Infinity, name: '' };
    for (const option of document.querySelectorAll('#nears option[data-at]')) {
      const [north, east] = option.dataset.at.split(',').map(Number);
      const away = Math.hypot(north - latitude, (east - longitude) * narrower);
      if (away < best.away) {
        best = { away, name: option.value };
      }
    }
    return best.name;
  }
})();
