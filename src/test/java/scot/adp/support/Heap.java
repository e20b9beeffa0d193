package scot.adp.support;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** What work takes of the heap, counted by the machine and not by the clock. */
public final class Heap {

	/** More than any file may take, in bytes, whether it is kept or thrown away. */
	public static final long MUCH = 400L * 1024 * 1024;

	private Heap() {
	}

	/** Does work on this thread and gives the bytes it took, freed ones too. */
	public static long taken(Runnable work) {
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		work.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
