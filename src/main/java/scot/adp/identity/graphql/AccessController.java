package scot.adp.identity.graphql;

import java.util.Optional;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.Access;
import scot.adp.identity.AccessDecision;
import scot.adp.identity.AccessReviewView;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.AccountFilter;
import scot.adp.identity.AccountId;
import scot.adp.identity.AccountState;
import scot.adp.identity.AccountView;
import scot.adp.identity.ClosedBecause;
import scot.adp.identity.SignInWay;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/** Who can sign in, and the quarterly look at it. */
@Controller
class AccessController {

	private final Access access;

	private final AccessReviews reviews;

	AccessController(Access access, AccessReviews reviews) {
		this.access = access;
		this.reviews = reviews;
	}

	@QueryMapping
	CountedConnection<AccountView> accounts(@Argument @Nullable String text, @Argument @Nullable AccountState state,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		var filter = new AccountFilter(text, state);
		int size = CountedConnection.size(first);
		@Nullable AccountId last = CountedConnection.key(after, AccountId::new);
		return CountedConnection.of(access.after(filter, last, size + 1), size, last != null,
				selected.contains("totalCount") ? access.count(filter) : -1, row -> row.id().value().toString());
	}

	@QueryMapping
	Optional<AccessReviewView> accessReview(@Argument @Nullable String quarter) {
		return reviews.find(quarter);
	}

	@MutationMapping
	InvitedView inviteAccount(@Argument InviteAccountInput input) {
		var invitation = access.invite(input.idempotencyKey(), input.account(), input.expectedVersion(), input.way());
		return new InvitedView(account(invitation.account()), invitation.temporaryPassword(), invitation.mailed());
	}

	@MutationMapping
	AccountView closeAccount(@Argument CloseAccountInput input) {
		return account(access.close(input.idempotencyKey(), input.account(), input.expectedVersion(), input.because()));
	}

	@MutationMapping
	AccountView openAccount(@Argument OpenAccountInput input) {
		return account(access.open(input.idempotencyKey(), input.account(), input.expectedVersion()));
	}

	@MutationMapping
	AccessReviewView decideAccess(@Argument DecideAccessInput input) {
		reviews.decide(input.idempotencyKey(), input.quarter(), input.member(), input.expectedVersion(),
				input.decision());
		return reviews.find(input.quarter()).orElseThrow();
	}

	@MutationMapping
	AccessReviewView signAccessReview(@Argument SignAccessReviewInput input) {
		reviews.sign(input.idempotencyKey(), input.quarter(), input.expectedVersion());
		return reviews.find(input.quarter()).orElseThrow();
	}

	private AccountView account(AccountId id) {
		return access.find(id).orElseThrow(() -> Problem.notFound("account", id.value().toString()));
	}

	@Bean
	static NodeSource<AccountId> accountNodes(Access access) {
		return new NodeSource<>("Account", AccountId.class, access::find);
	}

	record InvitedView(AccountView account, @Nullable String temporaryPassword, boolean mailed) {
	}

	record InviteAccountInput(String idempotencyKey, AccountId account, Integer expectedVersion, SignInWay way) {
	}

	record CloseAccountInput(String idempotencyKey, AccountId account, Integer expectedVersion, ClosedBecause because) {
	}

	record OpenAccountInput(String idempotencyKey, AccountId account, Integer expectedVersion) {
	}

	record DecideAccessInput(String idempotencyKey, String quarter, MemberId member, @Nullable Integer expectedVersion,
			AccessDecision decision) {
	}

	record SignAccessReviewInput(String idempotencyKey, String quarter, @Nullable Integer expectedVersion) {
	}

}
