package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.WorkingDays;
import scot.adp.identity.AccountId;
import scot.adp.identity.Made;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.notification.LastMessage;
import scot.adp.notification.MessageKind;
import scot.adp.notification.MessageState;
import scot.adp.notification.MessageView;
import scot.adp.notification.NewMessage;
import scot.adp.notification.Outbox;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Allowed;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Reminds people of updates: one message each, with everything that asks them for one.
 * Who is away is left in peace; the deputy hears instead.
 */
@Service
@Transactional
public class Nudges {

	/** Working days in which nobody is reminded twice, unless that is wanted. */
	public static final int PAUSE = 5;

	/** More than all plans have. */
	private static final int ALL = 2000;

	private final ActionRegister register;

	private final Members members;

	private final Memberships memberships;

	private final Outbox outbox;

	private final Recording recording;

	private final WorkingDays workingDays;

	private final AdpSettings settings;

	private final Clock clock;

	Nudges(ActionRegister register, Members members, Memberships memberships, Outbox outbox, Recording recording,
			WorkingDays workingDays, AdpSettings settings, Clock clock) {
		this.register = register;
		this.members = members;
		this.memberships = memberships;
		this.outbox = outbox;
		this.recording = recording;
		this.workingDays = workingDays;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * The reminders that could be sent now, one for each person, the longest overdue
	 * first.
	 * @param people whom to remind; empty for all who are waited for
	 */
	@Allowed(operation = "strategy.nudge.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<Nudge> preview(Collection<AccountId> people) {
		return prepared(people);
	}

	/**
	 * Puts reminders into the outbox. Who was reminded within the last {@link #PAUSE}
	 * working days, or whose last reminder was not sent yet, is left out.
	 * @param idempotencyKey new for each time
	 * @param people whom to remind; empty for all who are waited for
	 * @param again whether those are to be reminded too who were a short while ago
	 * @return the messages
	 * @throws Problem where nobody is left to remind
	 */
	@Allowed(operation = "strategy.nudge.put", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public List<MessageView> put(String idempotencyKey, Collection<AccountId> people, boolean again) {
		var input = List.of(people.stream().map(AccountId::value).sorted().toList(), again);
		Outbox.BatchId batch = recording.once(idempotencyKey, input, Outbox.BatchId::new, author -> {
			var wanted = prepared(people);
			var sent = wanted.stream().filter(nudge -> again || !nudge.soon()).toList();
			if (wanted.isEmpty()) {
				throw Problem.invalid("people", "Nobody of them is asked for an update now.");
			}
			if (sent.isEmpty()) {
				throw Problem.invalid("again",
						"They were reminded within the last %d working days, or a reminder waits in the outbox; confirm that they are to be reminded again."
							.formatted(PAUSE));
			}
			return Made.told(outbox.put(UUID.randomUUID().toString(),
					sent.stream()
						.map(nudge -> new NewMessage(nudge.to(), MessageKind.NUDGE, nudge.subject(), nudge.body()))
						.toList()));
		});
		return outbox.batch(batch);
	}

	/**
	 * When those who have the work of members were last reminded; who never was is left
	 * out.
	 */
	@Allowed(operation = "strategy.nudge.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Map<MemberId, LastMessage> last(Collection<MemberView> holders) {
		var last = outbox.last(holders.stream().map(MemberView::account).distinct().toList(), MessageKind.NUDGE);
		var byMember = new HashMap<MemberId, LastMessage>();
		for (MemberView holder : holders) {
			@Nullable LastMessage message = last.get(holder.account());
			if (message != null) {
				byMember.put(holder.id(), message);
			}
		}
		return byMember;
	}

	private List<Nudge> prepared(Collection<AccountId> people) {
		Set<MemberId> away = members.away();
		var pressing = register.pressingForOthers(ALL).actions();
		Map<MemberId, MemberView> current = memberships
			.current(pressing.stream()
				.map(action -> action.holder(away))
				.filter(Objects::nonNull)
				.collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(MemberView::id, Function.identity()));
		var names = new HashMap<AccountId, String>();
		var byPerson = new LinkedHashMap<AccountId, List<ActionView>>();
		for (ActionView action : pressing) {
			@Nullable MemberId holder = action.holder(away);
			@Nullable MemberView member = (holder != null) ? current.get(holder) : null;
			if (member != null && (people.isEmpty() || people.contains(member.account()))) {
				names.put(member.account(), member.name());
				byPerson.computeIfAbsent(member.account(), account -> new ArrayList<>()).add(action);
			}
		}
		var last = outbox.last(byPerson.keySet(), MessageKind.NUDGE);
		LocalDate quietSince = workingDays.before(LocalDate.now(clock), PAUSE);
		String from = recording.author().words();
		var nudges = new ArrayList<Nudge>();
		byPerson.forEach((account, actions) -> {
			@Nullable LastMessage message = last.get(account);
			String name = names.getOrDefault(account, "");
			nudges.add(new Nudge(account, name, NudgeText.subject(actions.size()),
					NudgeText.body(name, actions, settings.address(), from), List.copyOf(actions), message,
					message != null && (message.state() == MessageState.WAITING || message.on().isAfter(quietSince))));
		});
		return nudges;
	}

	/**
	 * A reminder to one person of everything that asks them for an update, before it is
	 * put into the outbox.
	 *
	 * @param actions the actions it names, the longest overdue first
	 * @param last the last reminder, or null where there was none
	 * @param soon whether that was within the last {@link Nudges#PAUSE} working days or
	 * waits in the outbox
	 */
	public record Nudge(AccountId to, String name, String subject, String body, List<ActionView> actions,
			@Nullable LastMessage last, boolean soon) {
	}

}
