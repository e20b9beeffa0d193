package scot.adp.directory.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.AccessDecision;
import scot.adp.identity.AccessReviewView;
import scot.adp.identity.AccessReviewView.Item;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.Members;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Removal;

/** The quarterly look at every membership: keep or remove each, then sign. */
@Route("access/review")
@OpenTo("identity.access-review.read")
@Outline(Outline.Shape.LIST)
class AccessReviewPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final AccessReviews reviews;

	private final Members members;

	private final Partners partners;

	private final ListExports exports;

	private final FormHead faults = new FormHead();

	AccessReviewPage(AccessReviews reviews, Members members, Partners partners, ListExports exports) {
		this.reviews = reviews;
		this.members = members;
		this.partners = partners;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getLocation().getQueryParameters().getSingleParameter("quarter").orElse(null));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("review.title");
	}

	private void show(@Nullable String quarter) {
		clear();
		headed(getTranslation("review.title"), getTranslation("review.purpose"));
		var caller = members.me();
		boolean decides = caller.holdsAny(EnumSet.of(Role.ADP_LEAD, Role.ADP_ADMIN));
		if (decides) {
			reachedBy(new Anchor("access", getTranslation("access.back")));
		}
		var quarters = reviews.quarters();
		var found = reviews.find(quarter);
		if (found.isEmpty()) {
			if (quarter != null) {
				throw Problem.notFound("access review", quarter);
			}
			add(new Paragraph(getTranslation("review.none")));
			return;
		}
		var review = found.get();
		if (quarters.size() > 1) {
			add(chooser(quarters, review.quarter()));
		}
		add(new Paragraph((review.signedAt() != null)
				? getTranslation("review.signed", review.quarter(), Dates.time(review.signedAt()),
						String.valueOf(review.signedBy()))
				: getTranslation("review.open", review.quarter(), Dates.full(review.dueOn()))));
		add(faults);
		add(new ListLine(getTranslation("review.count", review.items().size(), review.undecided()),
				new SaveList(exports, () -> list(review.quarter(), review.items()))));
		var units = partners.units(review.items().stream().map(it -> it.member().unit()).distinct().toList());
		boolean open = decides && review.signedAt() == null;
		var rows = new UnorderedList();
		rows.addClassNames("plain", "review");
		for (Item item : review.items()) {
			boolean own = caller.account().equals(item.member().account());
			rows.add(row(review.quarter(), item, units, open, own));
		}
		add(rows);
		if (open) {
			add(sign(review));
		}
	}

	private Component chooser(List<String> quarters, String shown) {
		var choice = new Select<String>();
		choice.setLabel(getTranslation("review.quarter"));
		choice.setItems(quarters);
		choice.setValue(shown);
		choice.addValueChangeListener(event -> UI.getCurrent()
			.navigate(AccessReviewPage.class, QueryParameters.of("quarter", event.getValue())));
		return choice;
	}

	private ListItem row(String quarter, Item item, Map<UnitId, UnitView> units, boolean open, boolean own) {
		var member = item.member();
		var name = new Span(member.name());
		name.addClassName("review-name");
		var words = new Div(name, detail(words(item, units)),
				detail("%s; %s".formatted(getTranslation("role." + member.role().name()),
						(item.lastSignInAt() != null) ? getTranslation("access.last", Dates.time(item.lastSignInAt()))
								: getTranslation("access.never"))));
		words.addClassName("cell-wrap");
		var row = new ListItem(words);
		row.addClassName("review-row");
		if (item.decision() != null) {
			row.add(detail(
					getTranslation("review.decided." + item.decision().name(), String.valueOf(item.decidedBy()))));
		}
		else if (item.over()) {
			row.add(detail(getTranslation("review.over")));
		}
		if (open && own) {
			row.add(detail(getTranslation("review.own")));
		}
		else if (open && item.givesBack()) {
			row.add(keep(quarter, item, "review.undo"));
		}
		else if (open && !item.over()) {
			var keep = keep(quarter, item, "review.KEEP");
			keep.getElement().setAttribute("aria-pressed", String.valueOf(item.decision() == AccessDecision.KEEP));
			var verbs = new Div(keep, remove(quarter, item, words(item, units)));
			verbs.addClassName("verbs");
			row.add(verbs);
		}
		return row;
	}

	private Button keep(String quarter, Item item, String words) {
		var button = verb(item, words);
		boolean kept = item.decision() == AccessDecision.KEEP;
		button.addThemeVariants(kept ? ButtonVariant.LUMO_PRIMARY : ButtonVariant.LUMO_TERTIARY);
		String key = UUID.randomUUID().toString();
		button.addClickListener(event -> {
			if (faults
				.run(() -> reviews.decide(key, quarter, item.member().id(), item.version(), AccessDecision.KEEP))) {
				Announcement.done(getTranslation("review.done.KEEP", item.member().name()));
				show(quarter);
			}
		});
		return button;
	}

	private Button remove(String quarter, Item item, String who) {
		var button = verb(item, "review.REMOVE");
		button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
		button.addClickListener(event -> new Removal(getTranslation("review.remove.title", item.member().name()), who,
				getTranslation("review.remove.what", getTranslation("role." + item.member().role().name())),
				getTranslation("review.remove.undo"))
			.ask(getTranslation("review.remove.do"),
					key -> reviews.decide(key, quarter, item.member().id(), item.version(), AccessDecision.REMOVE),
					getTranslation("review.done.REMOVE", item.member().name()), () -> show(quarter)));
		return button;
	}

	private Button verb(Item item, String words) {
		return Named.of(new Button(getTranslation(words)),
				"%s, %s".formatted(item.member().name(), item.member().post()));
	}

	/** The post and the unit of a membership. */
	private static String words(Item item, Map<UnitId, UnitView> units) {
		@Nullable UnitView unit = units.get(item.member().unit());
		return "%s, %s".formatted(item.member().post(), (unit != null) ? unit.name() : item.member().unit().value());
	}

	private Panel sign(AccessReviewView review) {
		String quarter = review.quarter();
		int undecided = review.undecided();
		var sign = new Button(getTranslation("review.sign"));
		sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		String key = UUID.randomUUID().toString();
		sign.addClickListener(event -> {
			if (faults.run(() -> reviews.sign(key, quarter, review.version()))) {
				Announcement.done(getTranslation("review.sign.done", quarter));
				show(quarter);
			}
		});
		return new Panel(getTranslation("review.sign.title"), new Paragraph(
				(undecided > 0) ? getTranslation("review.sign.wait", undecided) : getTranslation("review.sign.what")),
				sign);
	}

	private ListExport<?> list(String quarter, List<Item> items) {
		var columns = new ArrayList<ListColumn<Item>>();
		columns.add(new ListColumn<>(getTranslation("people.field.name"), 24, it -> it.member().name()));
		columns.add(new ListColumn<>(getTranslation("people.post"), 32, it -> it.member().post()));
		columns.add(new ListColumn<>(getTranslation("people.unit"), 16, it -> it.member().unit().value()));
		columns.add(new ListColumn<>(getTranslation("people.role"), 20,
				it -> getTranslation("role." + it.member().role().name())));
		columns.add(new ListColumn<>(getTranslation("access.last-sign-in"), 20, Item::lastSignInAt));
		columns.add(new ListColumn<>(getTranslation("review.decision"), 14,
				it -> (it.decision() != null) ? getTranslation("review." + it.decision().name()) : null));
		columns.add(new ListColumn<>(getTranslation("review.decided-by"), 24, Item::decidedBy));
		return new ListExport<>("access-review", getTranslation("review.title"), List.of(quarter), columns, (offset,
				limit) -> items.subList(Math.min(offset, items.size()), Math.min(offset + limit, items.size())),
				items::size)
			.filteredBy(Map.of("quarter", quarter));
	}

	private static Span detail(String text) {
		var detail = new Span(text);
		detail.addClassName("work-detail");
		return detail;
	}

}
