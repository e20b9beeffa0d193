package scot.adp.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import scot.adp.identity.CurrentCaller;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Each page and each query is read in one transaction. */
@AdpTest
@Tag("browser")
class OneReadingTests {

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	StatementCount statements;

	@Autowired
	GraphQl graphQl;

	@Autowired
	CurrentCaller caller;

	@Test
	void pagesAreReadInOneTransactionEach() {
		Page page = browser.looking("lead");
		browser.open(page, "/partners");
		Map<String, Integer> transactions = new TreeMap<>();
		for (String address : List.of("/", "/actions", "/strategy", "/people", "/help", "/meetings",
				"/actions/NAADP-2025/FAM-1.17")) {
			forgetWhoCalls();
			transactions.put(address, statements.transactionsDuring(() -> Browser.load(page, address)));
		}
		// One of the first HTML, and one of the page, which is another request.
		assertThat(transactions).isNotEmpty()
			.allSatisfy((address, ended) -> assertThat(ended).as(address).isEqualTo(2));
	}

	/**
	 * The page that everyone begins with, with those that the first HTML needs where the
	 * computer is slow, of who approves alerts, too; fewer is welcome.
	 */
	@Test
	void todayTakesFewStatements() {
		Page page = browser.looking("lead");
		assertThat(statements.ofTheAnswerDuring(() -> Browser.load(page, "/"))).isNotEmpty()
			.hasSizeLessThanOrEqualTo(38);
	}

	/** It is remembered for some seconds, and whether it still is differs. */
	private void forgetWhoCalls() {
		((Cache<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(caller, "recent"))).invalidateAll();
	}

	@Test
	void queryIsReadInOneTransaction() {
		var client = graphQl.as("lead");
		String query = "{ plans { code outcomes { code } } organisations { name } groups { name } me { name } }";
		client.query(query).withoutErrors();
		assertThat(statements.transactionsOfTheAnswerDuring(() -> client.query(query).withoutErrors())).isOne();
	}

}
