package scot.adp.people.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.Endings;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonEndingView;
import scot.adp.people.PersonView;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/**
 * All that the own unit keeps of one person: what is going on and what is next, its rows
 * in order of time, who else is told, and until when it is kept. It is reached through a
 * record that tells of the person, so that no address says who they are; for whoever may
 * not read it, it is not there.
 */
@Route(PersonAddress.SEEK + "/:record")
@OpenTo(PersonAddress.OPERATION)
class PersonPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Persons persons;

	private final Endings endings;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	PersonPage(Persons persons, Endings endings, Partners partners, Members members, Clock clock) {
		this.persons = persons;
		this.endings = endings;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("record").orElse("")));
	}

	/** The same for everybody: it stands in histories and bookmarks. */
	@Override
	public String getPageTitle() {
		return getTranslation("person.title");
	}

	private static UUID id(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(UUID record) {
		PersonView person = persons.open(record).orElseThrow(NotFoundException::new);
		clear();
		String title = getTranslation("person.title");
		headed(title, getTranslation("person.purpose", named(person.unit())));
		reachedBy(Crumbs.of(title, new Anchor(PersonAddress.SEEK, getTranslation("person.seek.title"))));
		add(now(person));
		if (!person.parts().isEmpty()) {
			add(new Panel(getTranslation("person.line"), new PersonLine(person.parts(), today)));
		}
		person.parts().forEach(part -> add(rows(person, part)));
		add(shares(person), kept(person), died(person));
	}

	/** What is going on and what is next, in one sentence each. */
	private Panel now(PersonView person) {
		String references = person.references().stream().map(OwnRef::value).collect(Collectors.joining(", "));
		var said = new Div(said("person.goes-on", goesOn(person)), said("person.next", next(person)));
		said.addClassName("person-now");
		var called = new Paragraph(references.isEmpty() ? getTranslation("person.called.none")
				: getTranslation("person.called", person.references().size(), references));
		called.addClassName("person-called");
		return new Panel(getTranslation("person.now"), said, called);
	}

	private Div said(String of, String sentence) {
		var name = new Span(getTranslation(of));
		name.addClassName("figure-name");
		return new Div(name, new Paragraph(sentence));
	}

	private String goesOn(PersonView person) {
		if (!person.endings().isEmpty()) {
			return getTranslation("person.died.learned", Dates.full(person.endings().getFirst().learnedOn()));
		}
		var going = told(person, PersonPanel.Told::goesOn);
		return going.isEmpty() ? getTranslation("person.goes-on.nothing") : sentence(String.join("; ", going));
	}

	private String next(PersonView person) {
		if (!person.endings().isEmpty()) {
			return getTranslation("person.next.nobody");
		}
		return told(person, PersonPanel.Told::next).stream()
			.min(Comparator.comparing(PersonPanel.Next::on, Comparator.nullsFirst(Comparator.naturalOrder())))
			.map(it -> sentence(it.said()))
			.orElseGet(() -> getTranslation("person.next.nothing"));
	}

	private static String sentence(String words) {
		return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1) + ".";
	}

	private static <T> List<T> told(PersonView person, Function<PersonPanel.Told, @Nullable T> what) {
		var told = new ArrayList<T>();
		for (PersonView.Part part : person.parts()) {
			@Nullable T one = what.apply(part.told());
			if (one != null) {
				told.add(one);
			}
		}
		return told;
	}

	private Panel rows(PersonView person, PersonView.Part part) {
		var list = list();
		part.told().entries().forEach(entry -> list.add(new ListItem(what(row(entry), below(person, part, entry)))));
		return new Panel(part.title(), list);
	}

	private static Component row(PersonPanel.Entry entry) {
		return (entry.address() != null) ? new Anchor(entry.address(), entry.title()) : new Span(entry.title());
	}

	private List<String> below(PersonView person, PersonView.Part part, PersonPanel.Entry entry) {
		var below = new ArrayList<>(entry.details());
		@Nullable OwnRef reference = entry.reference();
		if (person.references().size() > 1 && reference != null) {
			below.add(getTranslation("person.row.called", reference.value()));
		}
		person.kept()
			.stream()
			.filter(kept -> kept.rule().dataSet().equals(part.dataSet()) && !kept.rule().trigger().ofThePerson())
			.findFirst()
			.ifPresent(kept -> below.add(keptUntil(kept, entry)));
		return below;
	}

	private String keptUntil(PersonView.Kept kept, PersonPanel.Entry entry) {
		@Nullable LocalDate last = (entry.keptFrom() != null) ? kept.rule().lastDay(entry.keptFrom()) : null;
		return kept.held() ? getTranslation("person.row.held") : (last != null)
				? getTranslation("person.row.kept", Dates.full(last)) : getTranslation("person.row.open");
	}

	private Panel shares(PersonView person) {
		var panel = new Panel(getTranslation("person.shares"));
		if (person.shares().isEmpty()) {
			panel.add(new Paragraph(getTranslation("person.shares.none")));
			return panel;
		}
		var list = list();
		person.shares()
			.forEach(it -> list.add(new ListItem(what(new Span(it.title()), List.of(
					getTranslation("person.shares.with",
							it.takers().isEmpty() ? getTranslation("person.shares.nobody")
									: String.join(", ", it.takers())),
					getTranslation("person.shares.for", String.join(", ", it.purposes()), Dates.full(it.to()),
							it.code().value()),
					getTranslation(it.known() ? "person.shares.known" : "person.shares.unknown"))))));
		panel.add(list);
		return panel;
	}

	private Panel kept(PersonView person) {
		var list = list();
		var byDataSet = person.kept()
			.stream()
			.collect(Collectors.groupingBy(it -> it.rule().dataSet(), LinkedHashMap::new, Collectors.toList()));
		byDataSet.values().forEach(rules -> {
			var below = new ArrayList<String>();
			rules.forEach(it -> {
				below.add(RetentionWords.sentence(it.rule()));
				if (it.firstGoes() != null && !it.held()) {
					below.add(getTranslation("person.kept.first", Dates.full(it.firstGoes())));
				}
			});
			if (rules.getFirst().held()) {
				below.add(getTranslation("person.row.held"));
			}
			list.add(new ListItem(what(new Span(rules.getFirst().rule().title()), below)));
		});
		return new Panel(getTranslation("person.kept"), new Paragraph(getTranslation("person.kept.what")), list);
	}

	private Panel died(PersonView person) {
		var panel = new Panel(getTranslation("person.died"));
		if (!person.endings().isEmpty()) {
			var list = list();
			person.endings().forEach(it -> list.add(ending(person, it)));
			panel.add(list);
		}
		else if (!members.me().may("people.ending.record")) {
			panel.add(new Paragraph(getTranslation("person.died.none")));
		}
		else if (person.references().isEmpty()) {
			panel.add(new Paragraph(getTranslation("person.died.by-number")),
					new Anchor("people/died", getTranslation("ending.title")));
		}
		else {
			panel.add(new Paragraph(getTranslation("person.died.none")),
					new Button(getTranslation("person.died.verb"),
							event -> EndingForms
								.record(endings, person.unit(), person.references().getFirst(), today,
										() -> show(person.record()))
								.open()));
		}
		return panel;
	}

	private ListItem ending(PersonView person, PersonEndingView it) {
		String name = getTranslation("ending.row", Dates.full(it.learnedOn()), named(it.unit()));
		var row = new ListItem(
				what(new Span(name), List.of("%s, %s".formatted(it.recordedBy(), Dates.time(it.recordedAt())))));
		if (members.me().may("people.ending.take-back")) {
			row.add(Named.of(new Button(getTranslation("ending.take-back"),
					event -> EndingForms.takeBack(endings, it, () -> show(person.record())).open()), name));
		}
		return row;
	}

	private String named(UnitId unit) {
		@Nullable UnitView found = partners.units(List.of(unit)).get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	private static UnorderedList list() {
		var list = new UnorderedList();
		list.addClassName("work");
		return list;
	}

	private static Div what(Component first, List<String> below) {
		var what = new Div(first);
		what.addClassName("work-what");
		below.forEach(it -> {
			var line = new Span(it);
			line.addClassName("work-detail");
			what.add(line);
		});
		return what;
	}

}
