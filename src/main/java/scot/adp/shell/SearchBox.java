package scot.adp.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Tier;
import scot.adp.shell.SearchResult.Group;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.spi.SearchHit;

/**
 * The search of every page: a field, and below it links to what has the words so far.
 * Ctrl-K or a slash leads to it, arrow keys through it, Escape out of it.
 */
class SearchBox extends Div {

	private static final int ROWS = 5;

	/**
	 * What only the browser can do: keys of the whole page, and opening and closing
	 * without asking the server.
	 */
	private static final String KEYS = """
			const box = this;
			const field = box.querySelector('vaadin-text-field');
			const button = box.querySelector('vaadin-button');
			const links = () => [...box.querySelectorAll('.search-panel a')];
			const show = () => { box.classList.add('open', 'listing'); button.setAttribute('aria-expanded', 'true'); };
			const hide = () => { box.classList.remove('open', 'listing'); button.setAttribute('aria-expanded', 'false'); };
			const typing = event => event.composedPath()[0].matches?.('input, textarea, select, [contenteditable]');
			const modal = () => document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]');
			const wanted = event => event.key.toLowerCase() === 'k' ? (event.ctrlKey || event.metaKey) && !event.altKey
			    && !event.shiftKey : event.key === '/' && !event.ctrlKey && !event.metaKey && !typing(event);
			const lead = event => {
			  if (!box.isConnected) {
			    document.removeEventListener('keydown', lead);
			  } else if (wanted(event) && !modal()) {
			    event.preventDefault();
			    show();
			    field.focus();
			    field.inputElement.select();
			  }
			};
			document.addEventListener('keydown', lead);
			document.addEventListener('pointerdown', event => { if (!box.contains(event.target)) hide(); });
			box.addEventListener('focusin', event => { if (event.target !== button) show(); });
			box.addEventListener('focusout', event => {
			  if (event.relatedTarget && !box.contains(event.relatedTarget)) hide();
			});
			button.addEventListener('click', () => { show(); field.focus(); });
			box.addEventListener('keydown', event => {
			  const all = links();
			  const at = all.indexOf(document.activeElement);
			  if (event.key === 'ArrowDown' && at < all.length - 1) {
			    event.preventDefault();
			    show();
			    all[at + 1].focus();
			  } else if (event.key === 'ArrowUp' && at >= 0) {
			    event.preventDefault();
			    (at > 0 ? all[at - 1] : field).focus();
			  } else if (event.key === 'Escape' && box.classList.contains('listing')) {
			    event.preventDefault();
			    event.stopPropagation();
			    if (at >= 0) field.focus();
			    const narrow = button.offsetParent !== null || getComputedStyle(field).position === 'absolute';
			    hide();
			    if (narrow) button.focus();
			  } else if (event.key === 'Enter' && at < 0 && field.contains(event.target)) {
			    event.preventDefault();
			    box.$server.go(field.value);
			  }
			}, true);
			""";

	final LineField text = new LineField("", SearchWords.TEXT_LIMIT);

	private final Paragraph told = new Paragraph();

	private final Div found = new Div();

	private final Search search;

	SearchBox(Search search) {
		this.search = search;
		addClassName("search-box");
		getElement().setAttribute("role", "search").setAttribute("aria-label", getTranslation("search.label"));
		var open = new Button(getTranslation("search.open"));
		open.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		open.addClassName("search-open");
		open.getElement().setAttribute("aria-expanded", "false");
		text.setAriaLabel(getTranslation("search.label"));
		text.setPlaceholder(getTranslation("search.placeholder"));
		text.setClearButtonVisible(true);
		text.setValueChangeTimeout(200);
		text.getElement().setAttribute("autocomplete", "off");
		text.addValueChangeListener(event -> show());
		told.addClassName("search-told");
		told.getElement().setAttribute("role", "status");
		var panel = new Div(told, found);
		panel.addClassName("search-panel");
		add(open, text, panel);
		show();
	}

	/** Takes what was typed away, as somewhere else was gone to. */
	void leave() {
		text.clear();
		getElement().executeJs("this.classList.remove('open', 'listing')");
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		getElement().executeJs(KEYS);
	}

	/** Goes to what was typed where that is a code, or else to all that was found. */
	@ClientCallable
	void go(String typed) {
		if (Blanks.isBlank(typed)) {
			return;
		}
		String page = "search?" + QueryParameters.of("q", Blanks.strip(typed)).getQueryString();
		try {
			var place = new Location(search.search(typed, ROWS)
				.groups()
				.stream()
				.flatMap(group -> group.hits().stream())
				.filter(hit -> hit.tier() == Tier.EXACT)
				.map(SearchHit::href)
				.findFirst()
				.orElse(page));
			UI.getCurrent().navigate(place.getPath(), place.getQueryParameters());
		}
		catch (Problem problem) {
			told.setText(problem.getMessage());
		}
	}

	private void show() {
		String typed = Blanks.strip(text.getValue());
		found.removeAll();
		if (typed.isEmpty()) {
			told.setText("");
			found.add(SearchHits.hint(this));
			return;
		}
		try {
			SearchResult result = search.search(typed, ROWS);
			told.setText(SearchHits.told(result, typed, this));
			for (Group group : result.groups()) {
				var name = new Paragraph(getTranslation("search.kind." + group.kind().name()));
				name.addClassName("hits-kind");
				var list = new SearchHits(group);
				list.getElement().setAttribute("aria-label", getTranslation("search.kind." + group.kind().name()));
				found.add(name, list);
			}
			if (result.count() > 0) {
				var all = new Anchor("search?" + QueryParameters.of("q", typed).getQueryString(),
						getTranslation("search.all"));
				all.addClassName("all");
				found.add(all);
			}
			else {
				found.add(SearchHits.hint(this));
			}
			found.add(SearchHits.withheld(result, this));
		}
		catch (Problem problem) {
			told.setText(problem.getMessage());
		}
	}

}
