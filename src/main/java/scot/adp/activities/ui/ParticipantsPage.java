package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.ParticipantView;
import scot.adp.activities.Participants;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/**
 * Who was at a session of adults who are told apart. Numbers are typed or pasted, one in
 * a line; lines that are right are taken, and the others stay with the reason. Nothing
 * that is typed here is kept before it is saved.
 */
@Route("sessions/:session/people")
@OpenTo("activities.participant.read")
@Outline(Outline.Shape.FORM)
class ParticipantsPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int LIMIT = BatchResult.ITEMS_AT_MOST * 20;

	final WordsField people = new WordsField(getTranslation("participants.people"), LIMIT);

	final Button save = new Button(getTranslation("participants.save"));

	private final Participants participants;

	private final Sessions sessions;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final LocalDate today;

	private final Div done = new Div();

	private final FormHead head = new FormHead(Place.NOWHERE);

	private final Choice<CodeList.Value> because;

	private final Div there = new Div();

	private Sessions.@Nullable Id session;

	private String key = UUID.randomUUID().toString();

	private String title = "";

	ParticipantsPage(Participants participants, Sessions sessions, Programmes programmes, ActivityLists lists,
			Clock clock) {
		this.participants = participants;
		this.sessions = sessions;
		this.programmes = programmes;
		this.lists = lists;
		this.today = LocalDate.now(clock);
		because = because();
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		done.getElement().setAttribute("role", "status");
		head.field("people", people).field("because", because);
		people.setMinRows(6);
		people.setWidth("min(100%, 32rem)");
		because.setWidth("min(100%, 32rem)");
	}

	private Choice<CodeList.Value> because() {
		var field = new Choice<CodeList.Value>(getTranslation("activity.told-late"), CodeList.Value::code);
		field.setItems(lists.of(ActivityLists.Kind.CHANGED_BECAUSE).on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setHelperText(getTranslation("activity.late.help"));
		field.setClearButtonVisible(true);
		return field;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		try {
			session = new Sessions.Id(UUID.fromString(event.getRouteParameters().get("session").orElse("")));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
		show();
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** A session of the own units, of a programme that tells people apart. */
	private SessionView found() {
		SessionView found = (session != null) ? sessions.find(session).orElseThrow(NotFoundException::new) : null;
		if (found == null || !participants.units().contains(found.unit())
				|| programme(found).countingMode() != CountingMode.KEYED) {
			throw new NotFoundException();
		}
		return found;
	}

	private ProgrammeView programme(SessionView of) {
		return programmes.find(of.programme()).orElseThrow(NotFoundException::new);
	}

	private void show() {
		SessionView of = found();
		clear();
		title = getTranslation("participants.title");
		headed(title, ActivityWords.named(of));
		reachedBy(Crumbs.of(title, new Anchor("sessions", getTranslation("sessions.title")),
				new Anchor("programmes/" + programme(of).code(), of.programmeTitle())));
		if (of.state() == SessionView.State.HELD) {
			people.setHelperText(participants.looksLike(of.unit())
				.map(form -> getTranslation("participants.people.help", form))
				.orElse(getTranslation("participants.people.none")));
			add(new Panel(getTranslation("participants.say"), new Paragraph(getTranslation("participants.purpose")),
					head, new Div(people), new Div(because), ActivityWords.verbs(save), done));
		}
		add(there);
		list(of);
	}

	private void list(SessionView of) {
		var all = participants.of(of.id());
		there.removeAll();
		long toldApart = all.stream().filter(ParticipantView::toldApart).count();
		var list = new UnorderedList();
		list.addClassName("work");
		var named = Named.apart(all, this::said);
		all.forEach(it -> list.add(row(it, named.get(it), of)));
		var panel = new Panel(getTranslation("participants.there"),
				new Paragraph(getTranslation("participants.heads", of.present(), toldApart)));
		if (all.isEmpty()) {
			panel.add(new Paragraph(getTranslation("participants.none")));
		}
		else {
			panel.add(list);
		}
		there.add(panel);
	}

	private String said(ParticipantView one) {
		return (one.ownRef() != null) ? one.ownRef()
				: getTranslation(one.toldApart() ? "participants.by-chi" : "participants.nobody");
	}

	private ListItem row(ParticipantView one, @Nullable String named, SessionView of) {
		var name = new Div(new Span(said(one)));
		name.addClassName("work-title");
		var by = new Div(getTranslation("participants.by", one.recordedBy(), Dates.time(one.recordedAt())));
		by.addClassName("work-detail");
		var what = new Div(name, by);
		what.addClassName("work-what");
		var out = new Button(getTranslation("participants.remove"), event -> remove(one, of).open());
		out.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		var verbs = new Div(Named.of(out, (named != null) ? named : said(one)));
		verbs.addClassNames("work-verbs", "row-verbs");
		return new ListItem(what, verbs);
	}

	/** Asks whether anybody was there in their place. */
	private FormDialog remove(ParticipantView one, SessionView of) {
		var somebody = new Choice<Boolean>(getTranslation("participants.place"), String::valueOf);
		somebody.setItems(List.of(true, false));
		somebody.setItemLabelGenerator(
				it -> getTranslation(it ? "participants.place.somebody" : "participants.place.nobody"));
		somebody.setValue(true);
		var late = because();
		return new FormDialog(getTranslation("participants.remove.title", said(one)), Place.NOWHERE)
			.field("nobodyThere", somebody)
			.field("because", late)
			.save(getTranslation("participants.remove.save"),
					change -> participants.remove(change, one.id(), of.version(),
							Boolean.FALSE.equals(somebody.getValue()),
							late.getOptionalValue().map(CodeList.Value::code).orElse(null)),
					getTranslation("participants.removed"), this::again);
	}

	private void again() {
		list(found());
	}

	private void save() {
		var lines = people.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
		var results = new ArrayList<BatchResult>();
		try {
			if (head.run(() -> {
				new Problem.Faults()
					.when(lines.isEmpty() || lines.size() > BatchResult.ITEMS_AT_MOST, "people",
							getTranslation("participants.people.missing", BatchResult.ITEMS_AT_MOST))
					.raise();
				results
					.addAll(participants.record(key, found().id(), lines.stream().map(Participants.Sent::of).toList(),
							because.getOptionalValue().map(CodeList.Value::code).orElse(null)));
			})) {
				key = UUID.randomUUID().toString();
				tell(lines, results);
				again();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	/** What is wrong stays to be put right, in its order, and is told line by line. */
	private void tell(List<String> lines, List<BatchResult> results) {
		var left = results.stream().filter(it -> !it.faults().isEmpty()).toList();
		String what = getTranslation("participants.saved", results.size() - left.size());
		Announcement.done(what);
		done.removeAll();
		done.add(new Paragraph(what));
		if (!left.isEmpty()) {
			var list = new UnorderedList();
			for (int i = 0; i < left.size(); i++) {
				list.add(new ListItem(getTranslation("participants.line", i + 1,
						String.join(" ", left.get(i).faults().stream().map(Problem.Field::message).toList()))));
			}
			done.add(new Paragraph(getTranslation("participants.left", left.size())), list);
		}
		people.setValue(String.join("\n", left.stream().map(it -> lines.get(it.index())).toList()));
	}

}
