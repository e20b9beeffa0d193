package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.spi.WorkItems;
import scot.adp.shell.spi.WorkList;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;
import scot.adp.strategy.spi.PartnerPanel;

/**
 * What a unit's lead begins with: one card for each action that asks for a word, done in
 * two minutes. A link in an e-mail leads here.
 */
@Route(PartnerView.ROUTE)
@OpenTo("strategy.action.read")
class PartnerView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "mine";

	private static final int CARDS = 8;

	/** How much of what the unit is asked for stands above the cards. */
	private static final int OTHERS = 4;

	/** More than any unit leads. */
	private static final int PRESSING = 500;

	private static final int WORDS = 140;

	private final ActionRegister register;

	private final Plans plans;

	private final Groups groups;

	private final Members members;

	private final Partners partners;

	private final UpdateForms forms;

	private final HelpPanels help;

	private final OwnerPanels owners;

	private final MilestonePanels milestones;

	private final ObjectProvider<PartnerPanel> panels;

	private final List<WorkItems> work;

	private final ListExports exports;

	private final Clock clock;

	private final List<Card> cards = new ArrayList<>();

	private final Div done = new Div();

	PartnerView(ActionRegister register, Plans plans, Groups groups, Members members, Partners partners,
			UpdateForms forms, HelpPanels help, OwnerPanels owners, MilestonePanels milestones,
			ObjectProvider<PartnerPanel> panels, List<WorkItems> work, ListExports exports, Clock clock) {
		this.register = register;
		this.plans = plans;
		this.groups = groups;
		this.members = members;
		this.partners = partners;
		this.forms = forms;
		this.help = help;
		this.owners = owners;
		this.milestones = milestones;
		this.panels = panels;
		this.work = work.stream().filter(WorkItems::ofUnits).sorted(Comparator.comparing(WorkItems::order)).toList();
		this.exports = exports;
		this.clock = clock;
		addClassName("partner");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("mine.page");
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		// Nothing of the navigation is needed for the two minutes; its button stays.
		getParent().filter(AppLayout.class::isInstance)
			.map(AppLayout.class::cast)
			.ifPresent(layout -> layout.setDrawerOpened(false));
	}

	private void show() {
		clear();
		cards.clear();
		Caller caller = members.me();
		List<ActionView> due = due(caller);
		List<ActionView> shown = due.stream().limit(CARDS).toList();
		var others = work.stream()
			.flatMap(it -> it.of(new WorkItems.Asked(caller, false, CARDS)).mine().items().stream())
			.toList();
		headed((due.isEmpty() && !others.isEmpty()) ? getTranslation("mine.title.others") : title(due.size()),
				purpose(shown));
		if (!others.isEmpty()) {
			var asked = new Panel(getTranslation("mine.others"), new WorkList(others.stream().limit(OTHERS).toList()));
			if (others.size() > OTHERS) {
				var all = new Anchor("?all", getTranslation("mine.others.all"));
				all.addClassName("all");
				asked.add(all);
			}
			add(asked);
		}
		var ids = shown.stream().map(ActionView::id).toList();
		var brought = panels.stream().sorted(Comparator.comparingInt(PartnerPanel::order)).toList();
		var above = brought.stream().map(panel -> panel.above(shown, caller, this::show)).toList();
		var requests = help.of(ids);
		Map<ActionId, UpdateView> last = forms.last(ids);
		Map<PlanCode, PlanView> known = plans.plans()
			.stream()
			.collect(Collectors.toMap(PlanView::code, Function.identity()));
		for (ActionView action : shown) {
			var card = new Card(action, last.get(action.id()), Objects.requireNonNull(known.get(action.plan())),
					requests.getOrDefault(action.id(), List.of()));
			above.stream().map(panels -> panels.get(action.id())).filter(Objects::nonNull).forEach(this::add);
			cards.add(card);
			add(card);
		}
		done.removeAll();
		done.addClassName("done");
		done.getElement().setAttribute("tabindex", "-1");
		add(done);
		var below = brought.stream().flatMap(panel -> panel.below(caller, this::show).stream()).toList();
		if (due.isEmpty() && others.isEmpty() && below.isEmpty()) {
			thank();
		}
		if (due.size() > shown.size()) {
			add(new Paragraph(new Anchor(PlanLinks.actions("unit", firstUnit(caller), "freshness", "DUE,STALE,NEVER"),
					getTranslation("mine.all", due.size()))));
		}
		helpOfOthers(ids);
		below.forEach(this::add);
		add(links(caller));
	}

	/** What the caller leads or stands in for, and what nobody of the unit leads. */
	private List<ActionView> due(Caller caller) {
		if (caller.ownUnits().isEmpty()) {
			return List.of();
		}
		var pressing = register.pressingForOwnUnits(PRESSING).actions();
		var own = caller.memberships().stream().map(membership -> membership.id()).collect(Collectors.toSet());
		Map<?, MemberView> leads = members
			.byIds(pressing.stream().map(ActionView::lead).filter(Objects::nonNull).distinct().toList());
		return pressing.stream().filter(action -> {
			@Nullable MemberView lead = (action.lead() != null) ? leads.get(action.lead()) : null;
			return lead == null || own.contains(lead.id()) || own.contains(action.deputy())
					|| !caller.ownUnits().contains(lead.unit());
		}).toList();
	}

	private String title(int count) {
		String[] numbers = getTranslation("mine.numbers").split(",");
		if (count == 0) {
			return getTranslation("mine.title.none");
		}
		return (count == 1) ? getTranslation("mine.title.one") : getTranslation("mine.title",
				(count < numbers.length) ? numbers[count].strip() : String.valueOf(count));
	}

	/** Such as {@code About two minutes. For the papers of the ADP Board, due ...}. */
	private String purpose(List<ActionView> shown) {
		if (shown.isEmpty()) {
			return "";
		}
		String[] numbers = getTranslation("mine.numbers").split(",");
		int minutes = Math.min(numbers.length - 1, Math.max(1, (2 * shown.size() + 1) / 3));
		String time = (minutes == 1) ? getTranslation("mine.minute")
				: getTranslation("mine.minutes", numbers[minutes].strip().toLowerCase(Locale.ROOT));
		LocalDate today = LocalDate.now(clock);
		String papers = groups.groups()
			.stream()
			.filter(group -> shown.stream().anyMatch(action -> group.code().equals(action.group())))
			.flatMap(group -> group.meetings()
				.stream()
				.filter(meeting -> !meeting.papersDueOn().isBefore(today))
				.map(meeting -> Map.entry(meeting.papersDueOn(), group.name())))
			.min(Comparator.comparing(Map.Entry::getKey))
			.map(next -> getTranslation("mine.papers", next.getValue(), Dates.full(next.getKey())))
			.orElse("");
		return String.join(" ", time, papers, getTranslation("mine.saved")).replace("  ", " ");
	}

	/** What came of help that was asked with something that is not due. */
	private void helpOfOthers(List<ActionId> shown) {
		var others = help.mine().stream().filter(request -> !shown.contains(request.action())).toList();
		if (!others.isEmpty()) {
			add(new Panel(getTranslation("mine.help"),
					help.list(others, register.byIds(others.stream().map(HelpRequestView::action).distinct().toList()),
							false, this::show)));
		}
	}

	private Div links(Caller caller) {
		var links = new Div(new Anchor("strategy", getTranslation("mine.strategy")));
		if (!caller.ownUnits().isEmpty()) {
			String unit = firstUnit(caller);
			links.add(new Anchor(PlanLinks.actions("unit", unit), getTranslation("mine.unit", count(unit))));
		}
		links.addClassName("links");
		links.add(new SaveList(exports, () -> list(caller)));
		return links;
	}

	/** What needs a word, as it is saved. */
	private ListExport<?> list(Caller caller) {
		var due = SingletonSupplier.of(() -> due(caller));
		return new ActionTable(partners, members).list("mine", getTranslation("mine.page"),
				List.of(getTranslation("save.about.mine")),
				(offset, limit) -> due.obtain().stream().skip(offset).limit(limit).toList(), () -> due.obtain().size());
	}

	private int count(String unit) {
		return register.count(ActionFilter.ofUnit(new UnitId(unit)));
	}

	private static String firstUnit(Caller caller) {
		return caller.memberships()
			.stream()
			.map(membership -> membership.unit())
			.filter(caller.ownUnits()::contains)
			.findFirst()
			.map(UnitId::value)
			.orElse("");
	}

	private void thank() {
		Optional<LocalDate> next = register.nextAskedOfOwnUnits();
		var thanks = new Paragraph(next.map(day -> getTranslation("mine.thanks.until", Dates.full(day)))
			.orElseGet(() -> getTranslation("mine.thanks")));
		thanks.addClassName("thanks");
		done.add(thanks);
	}

	/** Goes on to the next card that waits, or to the end. */
	private void next(Card from) {
		int at = cards.indexOf(from);
		for (int i = 1; i < cards.size(); i++) {
			Card card = cards.get((at + i) % cards.size());
			if (card.waits()) {
				card.focus();
				return;
			}
		}
		if (due(members.me()).isEmpty()) {
			thank();
			done.getElement().callJsFunction("focus");
		}
		else {
			show();
			cards.getFirst().focus();
		}
	}

	/** One action that asks for a word. */
	private final class Card extends Panel {

		private @Nullable UpdateForm form;

		Card(ActionView action, @Nullable UpdateView last, PlanView plan, List<HelpRequestView> requests) {
			super("%s %s".formatted(action.code(), action.title()));
			addClassName("card");
			var standing = new Paragraph(standing(action, last));
			standing.addClassName("work-detail");
			var fields = forms.brief(plan, action, HelpPanels.waits(requests), said -> saved(action, said));
			form = fields;
			add(standing, fields, milestones.brief(action));
			if (!requests.isEmpty()) {
				add(help.list(requests.subList(0, 1), Map.of(), false, PartnerView.this::show));
			}
			var more = new Anchor(PlanLinks.action(action), getTranslation("mine.more"));
			Named.of(more, action.code());
			var give = new Button(getTranslation("mine.give"), event -> owners.give(action, PartnerView.this::show));
			give.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
			Named.of(give, action.code());
			give.setVisible(members.me().may("strategy.action.give"));
			var foot = new Div(more, give);
			foot.addClassName("links");
			add(foot);
		}

		private String standing(ActionView action, @Nullable UpdateView last) {
			String due = Standing.due(action);
			if (last == null || last.status() == null) {
				return getTranslation("mine.first", due);
			}
			String words = Objects.requireNonNullElse(last.whatHappened(), "").replaceAll("\\s+", " ");
			String clipped = (words.length() > WORDS) ? words.substring(0, WORDS).strip() + "..." : words;
			return getTranslation("mine.last", Dates.full(last.on()), last.status().label(), clipped, due).strip();
		}

		boolean waits() {
			return form != null;
		}

		void focus() {
			if (form != null) {
				form.focus();
			}
		}

		private void saved(ActionView action, String said) {
			if (said.isEmpty()) {
				show();
				return;
			}
			getChildren().skip(1).toList().forEach(this::remove);
			form = null;
			addClassName("card-saved");
			add(new Span(getTranslation("mine.saved.as", said)));
			next(this);
		}

	}

}
