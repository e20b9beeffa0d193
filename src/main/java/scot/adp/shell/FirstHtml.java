package scot.adp.shell;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Outline.Shape;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.shell.parts.Words;

/**
 * The elements of the first frame. They have the classes of what they stand for, and so
 * its measures, but are no headings, landmarks or fields.
 */
final class FirstHtml {

	private static final int FIELDS = 6;

	private static final int FORM_FIELDS = 4;

	private static final int ROWS = 9;

	private static final int DATES = 3;

	private static final int PARAGRAPHS = 3;

	private FirstHtml() {
	}

	/**
	 * What stays hidden from who hears the page, until the page is there.
	 * @param notices what stands above the page, as HTML
	 */
	static Element frame(Place place, @Nullable Caller reader, FrameWords words, List<String> notices) {
		Element frame = div("first-frame").id(FirstFrame.ID).attr("aria-hidden", "true").attr("aria-busy", "true");
		if (place.layout() == SignInFrame.class) {
			return frame.appendChild(div("first-content").appendChildren(List.of(notices(notices), signIn())));
		}
		if (place.layout() == PublicLayout.class) {
			// As a child of another kind than the page's it is only as high as its words.
			Element header = new Element("span").addClass("public-header");
			header.appendElement("span").addClass("public-name").text(Words.of("app.name"));
			return frame.appendChild(
					div("public").appendChildren(List.of(header, notices(notices), div().appendChild(page(place)))));
		}
		return frame.appendChildren(List.of(drawer(place), navbar(reader, words),
				div("first-content").appendChildren(List.of(notices(notices), page(place)))));
	}

	private static Element notices(List<String> said) {
		var lines = said.stream().map(html -> div("notice").html(html)).toList();
		lines.forEach(line -> line.select("a").attr("tabindex", "-1"));
		return new Element("section").addClass("notices").appendChildren(lines);
	}

	/** Says so where no script runs, and whom to ask. */
	static Element withoutScripts(String team, String email) {
		Element page = div("page");
		page.appendElement("p").text(Words.of("scripts.wanted", Words.of("app.name")));
		page.appendElement("p")
			.text(Words.of("scripts.ask", team) + " ")
			.appendElement("a")
			.attr("href", "mailto:" + email)
			.text(email);
		Element without = new Element("noscript");
		without.appendElement("style").text(".first-frame { display: none; }");
		return without.appendChild(page);
	}

	private static Element drawer(Place place) {
		Element brand = div("brand");
		brand.appendElement("span").addClass("brand-name").text(Words.of("app.name"));
		brand.appendElement("span").addClass("brand-place").text(Words.of("app.place"));
		Element nav = div("nav").appendChild(brand);
		place.menu()
			.stream()
			.collect(Collectors.groupingBy(MenuEntry::group, TreeMap::new, Collectors.toList()))
			.forEach((group, entries) -> {
				Element part = nav.appendElement("div");
				if (group != MenuEntry.TODAY) {
					part.appendElement("span").addClass("first-group").text(Words.of("nav.group." + group));
				}
				entries.forEach(entry -> part.appendElement("a")
					.addClass((entry.page() == place.page()) ? "first-here" : "first-link")
					.attr("href", entry.path().isEmpty() ? "." : entry.path())
					// The keyboard waits for the page: what it would stand on goes with
					// it.
					.attr("tabindex", "-1")
					.text(Words.of(entry.title())));
			});
		return div("first-drawer").appendChild(nav);
	}

	private static Element navbar(@Nullable Caller reader, FrameWords words) {
		Element top = div("top").appendChild(div("first-toggle"));
		Element notice = top.appendElement("p").addClass("demonstration");
		if (reader != null) {
			var said = words.to(reader);
			notice.text(said.secondFactor().isPresent()
					? Words.of("second-factor.waits") + " " + Words.of("second-factor.give") : said.demonstration());
			if (reader.may("shell.search")) {
				Element search = top.appendElement("div").addClass("search-box");
				search.appendChild(div("first-field"));
				search.appendElement("span").addClass("search-open first-button").text(Words.of("search.open"));
			}
			Element who = top.appendElement("div").addClass("who");
			who.appendElement("span").text(FrameWords.who(reader));
			who.appendElement("span").addClass("who-unit").text(said.unit());
		}
		top.appendElement("span").addClass("first-button").text(Words.of("sign-out"));
		return div("first-navbar").appendChild(top);
	}

	private static Element signIn() {
		Element card = div("sign-in-card");
		card.appendElement("div").addClass("first-title").text(Words.of("app.name"));
		card.appendElement("p").text(Words.of("sign-in.purpose"));
		Stream.of(field(), field(), div("first-field")).forEach(card::appendChild);
		return div("sign-in").appendChild(card);
	}

	private static Element page(Place place) {
		Element title = div("first-title");
		if (place.title() != null) {
			title.text(place.title());
		}
		else {
			title.addClass("bone");
		}
		Element header = div("page-header").appendChild(div("first-heading").appendChildren(List.of(title, bone())));
		Element page = div("page");
		if (place.page() != null && place.title() == null && place.layout() != PublicLayout.class) {
			// What the menu does not have says above its heading how it was reached.
			page.appendChild(bone().addClass("first-way"));
		}
		return page.appendChild(header).appendChildren(parts(place.shape()).toList());
	}

	private static Stream<Element> parts(Shape shape) {
		return switch (shape) {
			case LIST -> Stream.of(div("filters").appendChild(div("filter-row").appendChildren(times(FIELDS, field()))),
					bone().addClass("first-count"), div("panel first-rows").appendChildren(times(ROWS, bone())));
			case RECORD -> Stream.of(div("columns").appendChildren(List.of(panel(ROWS), panel(FIELDS))));
			case FORM -> Stream.of(div("first-form").appendChildren(times(FORM_FIELDS, field())));
			case DAY -> Stream.of(div("date-cards").appendChildren(times(DATES, panel(2))), panel(ROWS));
			case WORDS -> times(PARAGRAPHS, panel(PARAGRAPHS)).stream();
		};
	}

	private static Element panel(int lines) {
		return div("panel").appendChild(bone().addClass("first-head")).appendChildren(times(lines, bone()));
	}

	private static Element field() {
		return div("first-labelled").appendChildren(List.of(bone(), div("first-field")));
	}

	private static Element bone() {
		return div("bone");
	}

	private static List<Element> times(int count, Element part) {
		return Stream.generate(part::clone).limit(count).toList();
	}

	private static Element div(String... classes) {
		Element div = new Element("div");
		return (classes.length > 0) ? div.addClass(String.join(" ", classes)) : div;
	}

	/**
	 * What the first frame shows.
	 *
	 * @param layout the frame around the page
	 * @param title of the page; null where only the page tells it
	 * @param menu what is open to the reader
	 * @param page the page; null where it is not open to the reader or there is none
	 */
	record Place(Class<?> layout, Shape shape, @Nullable String title, List<MenuEntry> menu, @Nullable Class<?> page) {
	}

}
