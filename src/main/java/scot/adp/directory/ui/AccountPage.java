package scot.adp.directory.ui;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.AcceptableUse;
import scot.adp.identity.Access;
import scot.adp.identity.AccountId;
import scot.adp.identity.AccountState;
import scot.adp.identity.AccountView;
import scot.adp.identity.ClosedBecause;
import scot.adp.identity.Invitation;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.SignInWay;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Problem;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;

/** One account: what it may do until when, its invitation, closing and opening. */
@Route("access/:account")
@OpenTo("identity.access.read")
class AccountPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Access access;

	private final AcceptableUse use;

	private final Members members;

	private final Partners partners;

	private final AdpSettings settings;

	private String title = "";

	AccountPage(Access access, AcceptableUse use, Members members, Partners partners, AdpSettings settings) {
		this.access = access;
		this.use = use;
		this.members = members;
		this.partners = partners;
		this.settings = settings;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String text = event.getRouteParameters().get("account").orElseThrow();
		try {
			show(new AccountId(UUID.fromString(text)), null);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("account", text);
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(AccountId id, @Nullable Invitation invitation) {
		AccountView account = access.find(id).orElseThrow(() -> Problem.notFound("account", id.value().toString()));
		clear();
		title = account.name();
		headed(title, getTranslation("access.state." + account.state().name()));
		reachedBy(new Anchor("access", getTranslation("access.back")));
		var main = new Div();
		main.addClassName("main-column");
		if (invitation != null) {
			main.add(told(account, invitation));
		}
		main.add(held(account));
		if (account.state() == AccountState.CLOSED) {
			main.add(open(account));
		}
		else {
			if (access.invites() && !account.machine()) {
				main.add(invite(account));
			}
			if (account.state() != AccountState.NOT_INVITED) {
				main.add(close(account));
			}
		}
		var aside = new Div(facts(account));
		aside.addClassName("aside");
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(columns);
	}

	private Panel facts(AccountView account) {
		var facts = new Facts().with(getTranslation("people.email"), account.email())
			.with(getTranslation("access.sign-in"), getTranslation("access.state." + account.state().name()))
			.with(getTranslation("access.last-sign-in"), AccessView.lastSignIn(account))
			.with(getTranslation("access.invited-at"),
					(account.invitedAt() != null) ? Dates.time(account.invitedAt()) : null)
			.with(getTranslation("access.closed-on"),
					(account.closedOn() != null) ? Dates.full(account.closedOn()) : null)
			.with(getTranslation("access.closed-because"), (account.closedBecause() != null)
					? getTranslation("access.because." + account.closedBecause().name()) : null);
		use.accepted(List.of(account.id()))
			.getOrDefault(account.id(), List.of())
			.stream()
			.findFirst()
			.ifPresent(it -> facts.with(getTranslation("access.rules"),
					getTranslation("access.rules.version", it.version(), Dates.time(it.acceptedAt()))));
		return new Panel(getTranslation("access.about"), facts);
	}

	private Panel held(AccountView account) {
		if (account.memberships().isEmpty()) {
			return new Panel(getTranslation("access.memberships"),
					new Paragraph(getTranslation("access.no-post.what")));
		}
		var units = partners.units(account.memberships().stream().map(MemberView::unit).distinct().toList());
		var list = new UnorderedList();
		list.addClassName("plain");
		for (MemberView member : account.memberships()) {
			@Nullable UnitView unit = units.get(member.unit());
			var detail = new Span(
					"%s, %s".formatted(getTranslation("role." + member.role().name()), MemberPage.period(member)));
			detail.addClassName("work-detail");
			list.add(new ListItem(
					new Anchor("people/" + member.id().value(),
							"%s, %s".formatted(member.post(), (unit != null) ? unit.name() : member.unit().value())),
					detail));
		}
		return new Panel(getTranslation("access.memberships"), list);
	}

	private Panel told(AccountView account, Invitation invitation) {
		var panel = new Panel(getTranslation("access.invited"));
		@Nullable String password = invitation.temporaryPassword();
		if (invitation.mailed()) {
			panel.add(new Paragraph(getTranslation("access.invited.mail", account.name())));
		}
		else if (password != null) {
			var words = new Code(password);
			words.addClassName("secret");
			panel.add(new Paragraph(getTranslation("access.invited.password", account.name())), new Paragraph(words),
					new Paragraph(getTranslation("access.invited.once", settings.address())));
		}
		else {
			panel.add(new Paragraph(getTranslation("access.invited.employer", account.name(), settings.address())));
		}
		panel.getElement().setAttribute("role", "status");
		return panel;
	}

	private Panel invite(AccountView account) {
		var way = new RadioButtonGroup<SignInWay>(getTranslation("access.way"));
		way.setItems(SignInWay.values());
		way.setItemLabelGenerator(it -> getTranslation("access.way." + it.name()));
		way.setValue(SignInWay.PASSWORD);
		var head = new FormHead(Place.of("directory.invite", account.id()).at(account.version()).named(way.getLabel()))
			.field("way", way, SignInWay::name);
		String key = UUID.randomUUID().toString();
		boolean again = account.state() != AccountState.NOT_INVITED;
		var send = new Button(getTranslation(again ? "access.invite.again" : "access.invite"));
		send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		send.setDisableOnClick(true);
		var invitation = new Invitation[1];
		send.addClickListener(event -> {
			boolean done = head
				.run(() -> invitation[0] = access.invite(key, account.id(), account.version(), way.getValue()));
			send.setEnabled(true);
			if (done) {
				Announcement.done(getTranslation("access.invited.done", account.name()));
				show(account.id(), invitation[0]);
			}
		});
		var form = new Div(head,
				new Paragraph(getTranslation(again ? "access.invite.again.what" : "access.invite.what")), way, send);
		form.addClassName("update-form");
		return new Panel(getTranslation(again ? "access.invite.again" : "access.invite"), form);
	}

	private Panel close(AccountView account) {
		if (members.me().account().equals(account.id())) {
			return new Panel(getTranslation("access.close"), new Paragraph(getTranslation("access.close.own")));
		}
		var because = new Select<ClosedBecause>();
		because.setLabel(getTranslation("access.close.because"));
		because.setItems(Arrays.stream(ClosedBecause.values()).filter(it -> it != ClosedBecause.NOT_USED).toList());
		because.setItemLabelGenerator(it -> getTranslation("access.because." + it.name()));
		because.setWidthFull();
		var head = new FormHead(
				Place.of("directory.close", account.id()).at(account.version()).named(because.getLabel()))
			.field("because", because, ClosedBecause::name);
		var close = new Button(getTranslation("access.close.do"), event -> {
			if (head.runBeside(() -> new Problem.Faults()
				.when(because.isEmpty(), "because", getTranslation("access.close.missing"))
				.raise())) {
				new Removal(getTranslation("access.close.title", account.name()), getTranslation("access.close.what"),
						getTranslation("access.close.undo"))
					.ask(getTranslation("access.close.do"),
							key -> access.close(key, account.id(), account.version(), because.getValue()),
							getTranslation("access.closed", account.name()), () -> {
								head.forget();
								show(account.id(), null);
							});
			}
		});
		close.addThemeVariants(ButtonVariant.LUMO_ERROR);
		var form = new Div(head, new Paragraph(getTranslation("access.close.what")), because, close);
		form.addClassName("update-form");
		return new Panel(getTranslation("access.close"), form);
	}

	private Panel open(AccountView account) {
		var head = new FormHead();
		String key = UUID.randomUUID().toString();
		var open = new Button(getTranslation("access.open.do"), event -> {
			if (head.run(() -> access.open(key, account.id(), account.version()))) {
				Announcement.done(getTranslation("access.opened", account.name()));
				show(account.id(), null);
			}
		});
		open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		var form = new Div(head, new Paragraph(getTranslation("access.open.what")), open);
		form.addClassName("update-form");
		return new Panel(getTranslation("access.open"), form);
	}

}
