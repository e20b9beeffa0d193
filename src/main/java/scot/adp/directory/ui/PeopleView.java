package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.People;
import scot.adp.identity.PersonView;
import scot.adp.platform.OpenTo;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.LineField;

/** Who holds which post, what they lead and who is away. */
@Route("people")
@Menu(title = "people.title", order = 82)
@OpenTo("identity.member.read")
class PeopleView extends ListPage<PersonView> {

	private static final int NARROW = 800;

	final LineField text = text("text", getTranslation("people.search"));

	final UnitField unit;

	private final People people;

	private final Partners partners;

	private final Clock clock;

	/** Whether the reader is told what people lead. */
	private final boolean work;

	PeopleView(People people, Partners partners, Members members, ListExports exports, Clock clock) {
		super("people.title", "people.purpose", "people.none", exports);
		this.people = people;
		this.partners = partners;
		this.clock = clock;
		this.work = members.me().readsRecords();
		this.unit = new UnitField(getTranslation("people.unit"), partners);
		filter("unit", unit, it -> it.code().value(), code -> partners.unit(code).orElse(null));
		if (members.me().may("identity.member.add")) {
			var add = new Anchor("people/add", getTranslation("people.add"));
			add.addClassName("verb");
			var verbs = new Div(add);
			verbs.addClassNames("verbs", "page-verbs");
			add(new Paragraph(getTranslation("people.no-sign-in")), verbs);
		}
		grid.addClassName("people-grid");
		grid.addComponentColumn(this::who).setHeader(getTranslation("people.person")).setFlexGrow(3);
		grid.addComponentColumn(this::where).setKey("unit").setHeader(getTranslation("people.unit")).setFlexGrow(3);
		grid.addComponentColumn(this::since).setKey("since").setHeader(getTranslation("people.since")).setFlexGrow(2);
		grid.addComponentColumn(this::leads).setHeader(getTranslation("people.leads")).setFlexGrow(1).setVisible(work);
		laidOut();
	}

	@Override
	protected void onAttach(AttachEvent event) {
		var size = event.getUI().getPage().windowSizeSignal();
		Signal.effect(this, () -> fit(size.get().width()));
	}

	@Override
	protected ListExport<PersonView> list() {
		return PeopleTable.list(people, partners,
				new MemberFilter(Blanks.isBlank(text.getValue()) ? null : text.getValue(), unit.chosen()), work);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("people.count", rows);
	}

	private void fit(int width) {
		grid.getColumnByKey("unit").setVisible(width >= NARROW);
		grid.getColumnByKey("since").setVisible(width >= NARROW);
	}

	private Div who(PersonView person) {
		return cell(new Anchor("people/" + person.member().id().value(), person.member().name()), Arrays
			.asList(person.member().post(), person.email(), MemberPage.ended(person.member(), LocalDate.now(clock))));
	}

	private Div where(PersonView person) {
		MemberView member = person.member();
		@Nullable UnitView found = partners.units(List.of(member.unit())).get(member.unit());
		return cell(new Span((found != null) ? found.name() : member.unit().value()),
				List.of(getTranslation("role." + member.role().name())));
	}

	private Div since(PersonView person) {
		return cell(new Span(MemberPage.period(person.member())), List.of(MemberPage.away(person.member())));
	}

	private Div leads(PersonView person) {
		int standsIn = person.load().standsIn();
		return cell(new Span(String.valueOf(person.load().leads())),
				List.of((standsIn > 0) ? getTranslation("people.stands-in", standsIn) : ""));
	}

}
