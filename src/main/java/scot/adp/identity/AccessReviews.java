package scot.adp.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.spi.OwnedWork;
import scot.adp.platform.Allowed;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * The look at every membership that is due each quarter: somebody says of each whether it
 * is still needed, and signs.
 */
@Service
@Transactional
public class AccessReviews {

	private final JdbcClient jdbc;

	private final MemberQueries members;

	private final MembershipEnds ends;

	private final ObjectProvider<OwnedWork> work;

	private final Recording recording;

	private final Clock clock;

	AccessReviews(JdbcClient jdbc, MemberQueries members, MembershipEnds ends, ObjectProvider<OwnedWork> work,
			Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.members = members;
		this.ends = ends;
		this.work = work;
		this.recording = recording;
		this.clock = clock;
	}

	/** The quarters that were or are looked at, the latest first. */
	@Allowed(operation = "identity.access-review.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN, Role.AUDITOR })
	@Transactional(readOnly = true)
	public List<String> quarters() {
		return jdbc.sql("select quarter from identity.access_review order by quarter desc").query(String.class).list();
	}

	/** The review of a quarter, or of the latest where none is named. */
	@Allowed(operation = "identity.access-review.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN, Role.AUDITOR })
	@Transactional(readOnly = true)
	public Optional<AccessReviewView> find(@Nullable String quarter) {
		return read(quarter);
	}

	/** How far the latest review is; empty before the first. */
	@Allowed(operation = "identity.access-review.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN, Role.AUDITOR })
	@Transactional(readOnly = true)
	public Optional<AccessReviewState> latest() {
		return jdbc.sql("""
				select r.quarter, r.due_on, r.signed_at is not null as signed, (
				    select count(*) from identity.access_review_item i join identity.member m on m.id = i.member
				    where i.review = r.id and i.decision is null and (m.valid_to is null or m.valid_to >= :today)
				    ) as undecided
				from identity.access_review r order by r.quarter desc limit 1""")
			.param("today", members.today())
			.query(AccessReviewState.class)
			.optional();
	}

	/**
	 * Says whether a membership is still needed. One that is not ends at once; to keep it
	 * after all gives it back as it was, until the review is signed. Only then do those
	 * who stand in for others leave that.
	 * @param expectedVersion of the item as it was seen; null where that is not known
	 * @throws Problem where the review is signed, the membership is the caller's own or
	 * not part of it, somebody leads work that nobody has yet, or somebody decided on it
	 * meanwhile
	 */
	@Allowed(operation = "identity.access-review.decide", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	public void decide(String idempotencyKey, String quarter, MemberId member, @Nullable Integer expectedVersion,
			AccessDecision decision) {
		recording.once(idempotencyKey, Arrays.asList(quarter, member, expectedVersion, decision), author -> {
			// A decision may end a membership, so it waits for whoever changes people.
			members.lockPeople();
			AccessReviewView review = open(quarter);
			var item = review.items()
				.stream()
				.filter(it -> it.member().id().equals(member))
				.findFirst()
				.orElseThrow(() -> Problem.notFound("membership in this review", member.value().toString()));
			unlessSeen(expectedVersion, item.version(), "this decision");
			int led = leads(member);
			boolean back = decision == AccessDecision.KEEP && item.givesBack();
			new Problem.Faults()
				.when(item.member().account().equals(author.account()), "member",
						"Nobody decides on their own access. Ask another lead officer or administrator.")
				.when(item.over() && !back, "member", "This membership is over already; nothing is left to decide.")
				.when(decision == AccessDecision.REMOVE && led > 0, "member",
						("%s leads %d actions. A lead officer ends this membership on its page under People and hands "
								+ "them over; to stop access before that, close the account.")
							.formatted(item.member().name(), led))
				.when(decision == AccessDecision.REMOVE && item.member().role() == Role.ADP_LEAD, "member",
						"A lead officer's membership is ended on its page under People.")
				.raise();
			@Nullable LocalDate before = back ? lastDayBefore(review, member) : null;
			jdbc.sql("""
					update identity.access_review_item
					set decision = :decision, decided_at = :now, decided_by = :by, version = version + 1,
					    last_day_before = case when :decision = 'KEEP' then null when gives_back then last_day_before
					        else :to::date end,
					    gives_back = :decision = 'REMOVE'
					where review = :review and member = :member""")
				.param("decision", decision.name())
				.param("to", item.member().to())
				.param("now", author.at())
				.param("by", author.account().value())
				.param("review", review.id())
				.param("member", member.value())
				.update();
			recording.tell(People.subject(member), Map.of("quarter", quarter, "decision", decision.name()));
			if (back) {
				ends.giveBack(member, before);
			}
			else if (decision == AccessDecision.REMOVE) {
				LocalDate yesterday = members.today().minusDays(1);
				LocalDate from = item.member().from();
				ends.end(member, yesterday.isBefore(from) ? from : yesterday);
			}
		});
	}

	/**
	 * Signs the review: everything in it was decided and is what the caller stands for.
	 * @param expectedVersion of the review as it was seen; null where that is not known
	 * @throws Problem where something is not decided yet, it is signed already, or
	 * somebody decided otherwise meanwhile
	 */
	@Allowed(operation = "identity.access-review.sign", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	public void sign(String idempotencyKey, String quarter, @Nullable Integer expectedVersion) {
		recording.once(idempotencyKey, Arrays.asList(quarter, expectedVersion), author -> {
			AccessReviewView review = open(quarter);
			unlessSeen(expectedVersion, review.version(), "this review");
			new Problem.Faults()
				.when(review.undecided() > 0, "quarter",
						"%d memberships wait for a decision. Decide on each, then sign.".formatted(review.undecided()))
				.raise();
			jdbc.sql("update identity.access_review set signed_at = :now, signed_by = :by where id = :id")
				.param("now", author.at())
				.param("by", author.account().value())
				.param("id", review.id())
				.update();
			recording.tell(subject(quarter), Map.of("signed", LocalDate.now(clock).toString()));
			ends.tell();
		});
	}

	/**
	 * Begins the review of this quarter, where it has not begun, with all who have a role
	 * today.
	 */
	void begin() {
		LocalDate today = LocalDate.now(clock);
		String quarter = "%d-Q%d".formatted(today.getYear(), today.get(IsoFields.QUARTER_OF_YEAR));
		int items = jdbc.sql("""
				with review as (
				    insert into identity.access_review (id, quarter, opened_on, due_on)
				    values (:id, :quarter, :today, :due) on conflict do nothing returning id)
				insert into identity.access_review_item (review, member)
				select r.id, m.id from review r, identity.member m join identity.account a on a.id = m.account
				where m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
				    and (a.disabled_on is null or a.disabled_on > :today)
				    and (a.invited_at is not null or a.password_hash is not null or a.machine)""")
			.param("id", UUID.randomUUID())
			.param("quarter", quarter)
			.param("today", today)
			.param("due", today.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1))
			.update();
		if (items > 0) {
			recording.tell("identity.access-review.begin", subject(quarter),
					Map.of("memberships", String.valueOf(items)));
		}
	}

	private @Nullable LocalDate lastDayBefore(AccessReviewView review, MemberId member) {
		return jdbc
			.sql("select last_day_before from identity.access_review_item where review = :review and member = :member")
			.param("review", review.id())
			.param("member", member.value())
			.query((row, number) -> Optional.ofNullable(row.getObject("last_day_before", LocalDate.class)))
			.single()
			.orElse(null);
	}

	private static String subject(String quarter) {
		return "access review " + quarter;
	}

	private static void unlessSeen(@Nullable Integer expectedVersion, int version, String what) {
		if (expectedVersion != null) {
			Problem.unlessSeen(expectedVersion, version, what);
		}
	}

	private int leads(MemberId member) {
		return work.stream()
			.mapToInt(owner -> owner.loads(List.of(member)).getOrDefault(member, OwnedWork.Load.NOTHING).leads())
			.sum();
	}

	private AccessReviewView open(String quarter) {
		// Locks the review until the end of the transaction.
		jdbc.sql("select 1 from identity.access_review where quarter = :quarter for update")
			.param("quarter", quarter)
			.query(Integer.class)
			.optional()
			.orElseThrow(() -> Problem.notFound("access review", quarter));
		AccessReviewView review = read(quarter).orElseThrow();
		if (review.signedAt() != null) {
			throw Problem.invalid("quarter", "This review was signed; the next begins with the next quarter.");
		}
		return review;
	}

	private Optional<AccessReviewView> read(@Nullable String quarter) {
		return jdbc.sql("""
				select r.*, s.name as signer from identity.access_review r
				left join identity.account s on s.id = r.signed_by
				where r.quarter = coalesce(:quarter, (select max(quarter) from identity.access_review))""")
			.param("quarter", quarter)
			.query((row, number) -> new AccessReviewView(row.getObject("id", UUID.class), row.getString("quarter"),
					row.getObject("opened_on", LocalDate.class), row.getObject("due_on", LocalDate.class),
					row.getObject("signed_at", OffsetDateTime.class), row.getString("signer"),
					items(row.getObject("id", UUID.class))))
			.optional();
	}

	private List<AccessReviewView.Item> items(UUID review) {
		return jdbc
			.sql("""
					select m.id, m.account, a.name, m.post, m.unit, m.role, m.valid_from as "from", m.valid_to as "to",
					    null::date as away_until, m.version, a.last_sign_in_at, i.decision, d.name as decider, i.version as item_version, i.gives_back,
					    m.valid_to is not null and m.valid_to < :today as over
					from identity.access_review_item i join identity.member m on m.id = i.member
					join identity.account a on a.id = m.account left join identity.account d on d.id = i.decided_by
					where i.review = :review order by a.name, m.post, m.id""")
			.param("review", review)
			.param("today", members.today())
			.query(AccessReviews::item)
			.list();
	}

	private static AccessReviewView.Item item(ResultSet row, int number) throws SQLException {
		@Nullable String decision = row.getString("decision");
		return new AccessReviewView.Item(MemberQueries.view(row, number),
				row.getObject("last_sign_in_at", OffsetDateTime.class),
				(decision != null) ? AccessDecision.valueOf(decision) : null, row.getString("decider"),
				row.getBoolean("over"), row.getBoolean("gives_back"), row.getInt("item_version"));
	}

}
