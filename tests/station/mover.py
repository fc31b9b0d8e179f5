"""A move in a process of its own, which can be killed between two pieces: it waits for a line after each."""

import json
import sys

from station.moving import move


def main(database: str, to: str) -> None:
    def tell(done: int, total: int) -> None:
        sys.stdout.write(json.dumps({"done": done, "total": total}) + "\n")
        sys.stdout.flush()
        sys.stdin.readline()

    move(database, to, tell)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
