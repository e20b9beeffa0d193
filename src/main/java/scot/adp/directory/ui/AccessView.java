package scot.adp.directory.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Access;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.AccountFilter;
import scot.adp.identity.AccountState;
import scot.adp.identity.AccountView;
import scot.adp.identity.MemberView;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/** Who can sign in: who has, who was asked to, whose account is closed. */
@Route("access")
@Menu(title = "access.title", order = 90)
@OpenTo("identity.access.read")
class AccessView extends ListPage<AccountView> {

	final LineField text = text("text", getTranslation("access.search"));

	final Choice<AccountState> state = choice("state", getTranslation("access.state"), List.of(AccountState.values()),
			AccountState::name, it -> getTranslation("access.state." + it.name()));

	private final Access access;

	private final Partners partners;

	AccessView(Access access, AccessReviews reviews, Partners partners, ListExports exports) {
		super("access.title", "access.purpose", "access.none", exports);
		this.access = access;
		this.partners = partners;
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
		grid.addClassName("people-grid");
		grid.addComponentColumn(this::who).setHeader(getTranslation("people.person")).setFlexGrow(3);
		grid.addComponentColumn(this::state).setHeader(getTranslation("access.sign-in")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("access.count", rows);
	}

	private Div who(AccountView account) {
		var below = new ArrayList<@Nullable String>();
		below.add(account.email());
		account.memberships().forEach(member -> below.add(held(member)));
		if (account.memberships().isEmpty()) {
			below.add(getTranslation("access.no-post"));
		}
		return cell(new Anchor("access/" + account.id().value(), account.name()), below);
	}

	private Div state(AccountView account) {
		return cell(new Span(getTranslation("access.state." + account.state().name())), List.of(lastSignIn(account)));
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

	@Override
	protected ListExport<AccountView> list() {
		var filter = new AccountFilter(Blanks.isBlank(text.getValue()) ? null : text.getValue(), state.getValue());
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
