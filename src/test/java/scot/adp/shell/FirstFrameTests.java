package scot.adp.shell;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.vaadin.flow.router.Route;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.spi.TestNotices;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** The first HTML of each kind of page, asked for as a browser does. */
@AdpTest
class FirstFrameTests {

	private static final String ACTION = "/actions/NAADP-2025/FAM-1.17";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@ParameterizedTest
	@CsvSource({ "/actions, Actions, .filter-row", "/help, Help asked, .filter-row", "/, Today, .date-cards",
			ACTION + ",, .columns", ACTION + "/edit,, .first-form > .first-labelled" })
	void outlineAndTitleAreThoseOfThePage(String path, String title, String part) throws Exception {
		var frame = frame(signedIn("lead"), path);

		assertThat(frame.select(".first-title").text()).isEqualTo((title != null) ? title : "");
		assertThat(frame.select(".first-title").hasClass("bone")).isEqualTo(title == null);
		assertThat(frame.select(".page " + part)).isNotEmpty();
	}

	@Test
	void frameSaysWhoReadsAndLeadsWhereTheyMayGo() throws Exception {
		var frame = frame(signedIn("lead"), "/actions");

		assertThat(frame.select(".brand").text()).contains("ADP platform");
		assertThat(frame.select(".who").text()).contains("Isla Drummond, Lead officer");
		assertThat(frame.select(".first-here").eachAttr("href")).containsExactly("actions");
		assertThat(frame.select("a").eachAttr("href")).contains("strategy", "people", "access", ".");
		assertThat(frame(signedIn("board"), "/actions").select("a").eachAttr("href")).contains("strategy")
			.doesNotContain("access", "outbox", "set-up");
	}

	@ParameterizedTest
	@CsvSource({ "board, /access", "board, /set-up", "admin, /strategy", "lead, /nothing-of-the-kind" })
	void pageThatIsNotOpenLeavesNothingButTheFrame(String account, String path) throws Exception {
		var frame = frame(signedIn(account), path);

		assertThat(frame.select(".page").text()).isEmpty();
		assertThat(frame.select(".first-here")).isEmpty();
		assertThat(frame.select(".filter-row, .columns")).isEmpty();
	}

	@Test
	void noticesStandAboveThePageFromTheFirstMomentOn() throws Exception {
		TestNotices.SAID.set(true);
		try {
			for (var frame : List.of(frame(signedIn("lead"), "/actions"), frame(HttpClient.newHttpClient(), "/privacy"),
					frame(HttpClient.newHttpClient(), "/sign-in"))) {
				assertThat(frame.select(".notice").eachText()).containsSequence("The telephone is out of order.",
						"A drug alert is in force.");
				assertThat(frame.select(".notices ~ :is(.page, .sign-in, :has(.page))")).hasSize(1);
			}
		}
		finally {
			TestNotices.SAID.set(false);
		}
	}

	@Test
	void nothingOfARecordIsTold() throws Exception {
		String asked = page(signedIn("lead"), ACTION).outerHtml();

		assertThat(asked).doesNotContain("FAM-1.17").doesNotContain("cross-sector");
	}

	@ParameterizedTest
	@CsvSource({ "/sign-in, .sign-in-card", "/privacy, .public-header", "/report-a-problem, .first-labelled",
			"/signed-out, .public-header" })
	void strangersSeeTheFrameOfPublicPages(String path, String part) throws Exception {
		var frame = frame(HttpClient.newHttpClient(), path);

		assertThat(frame.text()).contains("ADP platform");
		assertThat(frame.select(part)).isNotEmpty();
		assertThat(frame.select(".nav, .who, a:not([href=drug-alerts])")).isEmpty();
	}

	@Test
	void whoBeginsElsewhereSeesTheOutlineOfThatPage() throws Exception {
		assertThat(frame(signedIn("board"), "/").select(".first-here").eachAttr("href")).containsExactly("board");
		assertThat(frame(signedIn("nadars"), "/").select(".date-cards")).isEmpty();
	}

	@Test
	void screenReadersHearThePageOnce() throws Exception {
		var page = page(signedIn("lead"), "/actions");
		var frame = page.expectFirst("#" + FirstFrame.ID);

		assertThat(frame.attr("aria-hidden")).isEqualTo("true");
		assertThat(frame.select("a").eachAttr("tabindex")).containsOnly("-1");
		assertThat(
				frame.select("h1, h2, h3, main, nav, header, footer, input, button, [role], [id]").not(".first-frame"))
			.isEmpty();
		assertThat(page.select("noscript").text()).contains("needs JavaScript").contains("@");
		assertThat(page.title()).isEqualTo("Actions");
	}

	@Test
	void firstHtmlReadsNothingThatThePageDoesNotReadAnyway() throws Exception {
		var browser = signedIn("lead");
		page(browser, "/");

		assertThat(statements.during(() -> page(browser, "/")))
			.allMatch(sql -> sql.contains("identity.") || sql.contains("directory.unit"))
			.hasSizeLessThan(8);
	}

	@Test
	void everyPageHasAnOutline() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));

		assertThat(scanner.findCandidateComponents("scot.adp"))
			.map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.filteredOn(page -> page != SignInView.class)
			.isNotEmpty()
			.allMatch(page -> page.isAnnotationPresent(Outline.class));
	}

	private Element frame(HttpClient browser, String path) {
		return page(browser, path).expectFirst("#" + FirstFrame.ID);
	}

	private Document page(HttpClient browser, String path) {
		try {
			return Jsoup
				.parse(browser
					.send(HttpRequest.newBuilder(graphQl.address().resolve(path)).header("Accept", "text/html").build(),
							BodyHandlers.ofString())
					.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private HttpClient signedIn(String account) throws Exception {
		var browser = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
		String token = page(browser, "/sign-in").select("meta[name=_csrf]").attr("content");
		browser.send(HttpRequest.newBuilder(graphQl.address().resolve("/sign-in"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("username=%s&password=adp&_csrf=%s".formatted(account,
					URLEncoder.encode(token, StandardCharsets.UTF_8))))
			.build(), BodyHandlers.discarding());
		return browser;
	}

}
