"""The ordinary work of docker-py, against whatever DOCKER_HOST names: prints what came of each step."""
import io
import os
import tarfile

import docker

client = docker.from_env()


def step(what, work):
    try:
        print(f"{what}: {work()}", flush=True)
    except docker.errors.ContainerError as error:
        print(f"{what}: exited with {error.exit_status}", flush=True)
    except docker.errors.APIError as error:
        print(f"{what}: failed with {error.response.status_code}: {error.explanation}", flush=True)


def tar_of(name, text):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text))
    return packed.getvalue()


step("ping", client.ping)
step("run", lambda: client.containers.run("busybox", "echo hello", remove=True))
step("run that fails", lambda: client.containers.run("busybox", "sh -c 'exit 3'", remove=True))
step("unknown image", lambda: client.api.create_container("nosuch"))
box = client.containers.run("busybox", "sleep 1000", detach=True, name="box", labels={"tier": "one"}, mem_limit="64m")
step("list", lambda: [c.name for c in client.containers.list(filters={"label": "tier=one"})])
step("exec", lambda: box.exec_run("echo from exec"))
step("exec with parts", lambda: box.exec_run("sh -c 'echo out; echo err >&2; exit 4'", demux=True))
step("put", lambda: box.put_archive("/tmp", tar_of("a.txt", b"from a tar\n")))
step("get", lambda: b"from a tar" in b"".join(box.get_archive("/tmp/a.txt")[0]))
step("top", lambda: len(box.top()["Processes"]))
step("stats", lambda: "memory_stats" in box.stats(stream=False))
step("update", lambda: box.update(mem_limit="32m", memswap_limit="32m")["Warnings"] or "without warnings")
step("pause", box.pause)
step("unpause", box.unpause)
step("rename", lambda: box.rename("case"))
step("restart", lambda: box.restart(timeout=0))
step("diff", lambda: sorted(each["Path"] for each in box.diff()))
step("logs", box.logs)
step("stop", lambda: box.stop(timeout=0))
step("wait", lambda: box.wait()["StatusCode"])
step("commit", lambda: box.commit("tour/py", "1").tags)
step("build", lambda: client.images.build(fileobj=io.BytesIO(b"FROM busybox\nRUN true\n"), tag="tour/py:2")[0].tags)
step("pull", lambda: client.images.pull(os.environ["REGISTRY"] + "/busybox", "latest").tags != [])
step("volume", lambda: client.volumes.create("data").name)
step("network", lambda: client.networks.create("net").name)
net = client.networks.list(names=["net"])[0]
step("connect", lambda: net.connect(box))
step("disconnect", lambda: net.disconnect(box))
step("remove network", net.remove)
step("remove volume", lambda: client.volumes.get("data").remove())
step("remove", box.remove)
step("remove again", box.remove)
for tag in ["1", "2"]:
    step("remove image", lambda: client.images.remove(f"tour/py:{tag}"))
step("prune", lambda: client.containers.prune()["ContainersDeleted"])
