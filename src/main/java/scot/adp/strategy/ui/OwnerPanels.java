package scot.adp.strategy.ui;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;

/** Shows who answers for an action, and lets those who may give it to somebody else. */
@Component
class OwnerPanels {

	private final ActionOwners owners;

	private final Members members;

	private final Partners partners;

	OwnerPanels(ActionOwners owners, Members members, Partners partners) {
		this.owners = owners;
		this.members = members;
		this.partners = partners;
	}

	Panel panel(ActionView action, Caller caller, Runnable again) {
		Map<MemberId, MemberView> people = members
			.byIds(Stream.of(action.lead(), action.deputy()).filter(Objects::nonNull).toList());
		String nobody = Wording.text((action.national() != null) ? "action.national" : "status.no-lead");
		var facts = new Facts().with(Wording.text("owners.lead"), named(people, action.lead(), nobody))
			.with(Wording.text("owners.deputy"), named(people, action.deputy(), ""))
			.with(Wording.text("away.title"),
					Wording.away(person(people, action.lead()), person(people, action.deputy())))
			.with(Wording.text("action.unit"),
					(action.leadUnit() != null) ? Wording.unit(partners, action.leadUnit())
							: Wording.text("action.no-unit"))
			.with(Wording.text("action.partners"),
					action.partnerUnits()
						.stream()
						.map(unit -> Wording.unit(partners, unit))
						.collect(Collectors.joining("; ")));
		var panel = new Panel(Wording.text("action.owners"), facts);
		if (caller.may("strategy.action.assign") && action.withdrawnOn() == null && AsAt.day() == null) {
			var give = new Button(Wording.text((action.lead() == null) ? "owners.give" : "owners.change"),
					event -> ask(action, again));
			give.addClassName("give-lead");
			panel.add(give);
		}
		return panel;
	}

	/** Asks for the lead and the deputy. */
	void ask(ActionView action, Runnable afterwards) {
		new OwnersDialog(owners, action, members, partners, afterwards).open();
	}

	/** Asks which colleague takes an action over. */
	void give(ActionView action, Runnable afterwards) {
		new GiveDialog(owners, action, afterwards).open();
	}

	private static @Nullable MemberView person(Map<MemberId, MemberView> people, @Nullable MemberId id) {
		return (id != null) ? people.get(id) : null;
	}

	private static String named(Map<MemberId, MemberView> people, @Nullable MemberId id, String nobody) {
		@Nullable MemberView member = person(people, id);
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : nobody;
	}

}
