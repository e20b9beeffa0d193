/*
 * What the open pages can do besides, where scripts run. A shared position never leaves the device: the nearest area is found
 * here, by the middles that stand in the page, and only its name is sent; what was found is sorted here, too.
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

  /* Where the device is, is kept in this tab alone, for one search by Near me, and goes with it. */
  const NEAR = 'adp-near';
  const keep = at => {
    try {
      if (at) {
        sessionStorage.setItem(NEAR, at);
      }
      else {
        sessionStorage.removeItem(NEAR);
      }
    }
    catch {
      // A browser that keeps nothing shows what was found in its usual order.
    }
  };
  const kept = () => {
    try {
      return sessionStorage.getItem(NEAR);
    }
    catch {
      return null;
    }
  };
  const from = kept();
  keep('');
  if (from) {
    const [latitude, longitude] = from.split(',').map(Number);
    document.querySelectorAll('.rows').forEach(rows => nearestFirst(rows, latitude, longitude));
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
      const { latitude, longitude } = position.coords;
      const name = nearest(latitude, longitude);
      near.disabled = false;
      said.textContent = name ? said.dataset.found.replace('{0}', name) : said.dataset.failed;
      if (name) {
        where.value = name;
        keep(`${latitude},${longitude}`);
        where.form.requestSubmit();
      }
    }, () => {
      near.disabled = false;
      said.textContent = said.dataset.failed;
    }, { maximumAge: 600000, timeout: 10000 });
  });

  /** In miles; at this size the earth is flat enough. */
  function distance(at, latitude, longitude) {
    const [north, east] = at.split(',').map(Number);
    return Math.hypot(north - latitude, (east - longitude) * Math.cos(latitude * Math.PI / 180)) * 69.09;
  }

  /** What is open stays first; of that and of the rest the nearest leads, and what is nowhere known follows. */
  function nearestFirst(rows, latitude, longitude) {
    const found = [...rows.querySelectorAll(':scope > li')].map(row => ({
      row,
      closed: !row.querySelector('.state-open'),
      away: row.dataset.at ? distance(row.dataset.at, latitude, longitude) : Infinity
    }));
    found.sort((a, b) => a.closed - b.closed || (a.away === b.away ? 0 : a.away - b.away));
    for (const { row, away } of found) {
      const said = row.querySelector('.away');
      if (said && away < Infinity) {
        said.textContent = said.dataset.words.replace('{0}', away.toFixed(1));
      }
      rows.append(row);
    }
  }

  function nearest(latitude, longitude) {
    let best = { away: Infinity, name: '' };
    for (const option of document.querySelectorAll('#nears option[data-at]')) {
      const away = distance(option.dataset.at, latitude, longitude);
      if (away < best.away) {
        best = { away, name: option.value };
      }
    }
    return best.name;
  }
})();
