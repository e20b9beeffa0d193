package scot.adp.directory.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
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
import scot.adp.identity.Access;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.AccountFilter;
import scot.adp.identity.AccountState;
import scot.adp.identity.AccountView;
import scot.adp.identity.MemberView;
import scot.adp.platform.UnitId;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;

/** Who can sign in: who has, who was asked to, whose account is closed. */
@Route("access")
@Menu(title = "access.title", order = 90)
@OpenTo("identity.access.read")
class AccessView extends Page implements AfterNavigationObserver, HasDynamicTitle {

	final TextField text = new TextField(getTranslation("access.search"));

	final ComboBox<AccountState> state = new ComboBox<>(getTranslation("access.state"));

	final Grid<AccountView> grid = new Grid<>();

	private final Paragraph count = new Paragraph();

	private final Access access;

	private final Partners partners;

	AccessView(Access access, AccessReviews reviews, Partners partners, ListExports exports) {
		this.access = access;
		this.partners = partners;
		headed(getTranslation("access.title"), getTranslation("access.purpose"));
		if (!access.invites()) {
			var local = new Paragraph(getTranslation("access.local"));
			local.addClassName("notice");
			add(local);
		}
		reviews.latest()
			.ifPresent(
					review -> add(new Paragraph(new Anchor("access/review",
							review.signed() ? getTranslation("access.review.signed", review.quarter())
									: getTranslation("access.review.open", review.quarter(), review.undecided(),
											Dates.full(review.dueOn()))))));
		text.setClearButtonVisible(true);
		text.setValueChangeMode(ValueChangeMode.LAZY);
		state.setItems(AccountState.values());
		state.setItemLabelGenerator(it -> getTranslation("access.state." + it.name()));
		state.setClearButtonVisible(true);
		text.addValueChangeListener(event -> changed(event.isFromClient()));
		state.addValueChangeListener(event -> changed(event.isFromClient()));
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		grid.getElement().setAttribute("aria-label", getTranslation("access.title"));
		grid.addClassName("people-grid");
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.addComponentColumn(this::who).setHeader(getTranslation("people.person")).setFlexGrow(3);
		grid.addComponentColumn(this::state).setHeader(getTranslation("access.sign-in")).setFlexGrow(2);
		grid.setEmptyStateText(getTranslation("access.none"));
		var row = new Div(text, state);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		add(filters, new ListLine(count, new SaveList(exports, this::list)), grid);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		text.setValue(address.getSingleParameter("text").orElse(""));
		String wanted = address.getSingleParameter("state").orElse("");
		state.setValue(List.of(AccountState.values())
			.stream()
			.filter(it -> it.name().equals(wanted))
			.findFirst()
			.orElse(null));
		var filter = filter();
		count.setText(getTranslation("access.count", access.count(filter)));
		grid.setDataProvider(
				DataProvider.fromCallbacks(query -> access.page(filter, query.getOffset(), query.getLimit()).stream(),
						query -> access.count(filter)));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("access.title");
	}

	private void changed(boolean byReader) {
		if (!byReader) {
			return;
		}
		var parameters = new LinkedHashMap<String, String>();
		if (!text.getValue().isBlank()) {
			parameters.put("text", text.getValue().strip());
		}
		state.getOptionalValue().ifPresent(it -> parameters.put("state", it.name()));
		UI.getCurrent().navigate(AccessView.class, QueryParameters.simple(parameters));
	}

	private AccountFilter filter() {
		return new AccountFilter(text.getValue().isBlank() ? null : text.getValue(), state.getValue());
	}

	private Div who(AccountView account) {
		var cell = new Div(new Anchor("access/" + account.id().value(), account.name()));
		cell.addClassName("cell-wrap");
		@Nullable String email = account.email();
		if (email != null) {
			cell.add(detail(email));
		}
		account.memberships().forEach(member -> cell.add(detail(held(member))));
		if (account.memberships().isEmpty()) {
			cell.add(detail(getTranslation("access.no-post")));
		}
		return cell;
	}

	private Div state(AccountView account) {
		var cell = new Div(new Span(getTranslation("access.state." + account.state().name())));
		cell.addClassName("cell-wrap");
		cell.add(detail(lastSignIn(account)));
		return cell;
	}

	private String held(MemberView member) {
		String text = "%s, %s (%s)".formatted(member.post(), unit(member.unit()),
				getTranslation("role." + member.role().name()));
		return (member.to() != null) ? getTranslation("access.until", text, Dates.full(member.to())) : text;
	}

	private String unit(UnitId code) {
		@Nullable UnitView found = partners.units(List.of(code)).get(code);
		return (found != null) ? found.name() : code.value();
	}

	static String lastSignIn(AccountView account) {
		return (account.lastSignInAt() != null)
				? new Span().getTranslation("access.last", Dates.time(account.lastSignInAt()))
				: new Span().getTranslation("access.never");
	}

	private static Span detail(String text) {
		var detail = new Span(text);
		detail.addClassName("work-detail");
		return detail;
	}

	/** What the list shows now. */
	private ListExport<?> list() {
		var filter = filter();
		List<ListColumn<AccountView>> columns = List.of(
				new ListColumn<>(getTranslation("people.field.name"), 24, AccountView::name),
				new ListColumn<>(getTranslation("people.email"), 32, AccountView::email),
				new ListColumn<>(getTranslation("access.memberships"), 60,
						it -> it.memberships().stream().map(this::held).collect(Collectors.joining("; "))),
				new ListColumn<>(getTranslation("access.state"), 20,
						it -> getTranslation("access.state." + it.state().name())),
				new ListColumn<>(getTranslation("access.invited-at"), 20, AccountView::invitedAt),
				new ListColumn<>(getTranslation("access.last-sign-in"), 20, AccountView::lastSignInAt),
				new ListColumn<>(getTranslation("access.closed-on"), 14, AccountView::closedOn));
		@Nullable AccountState shown = filter.state();
		return new ListExport<>("access", getTranslation("access.title"),
				List.of((shown != null) ? getTranslation("access.state." + shown.name())
						: getTranslation("save.about.all")),
				columns, (offset, limit) -> access.page(filter, offset, limit), () -> access.count(filter))
			.filteredBy((shown != null) ? Map.of("state", shown.name()) : Map.of());
	}

}
